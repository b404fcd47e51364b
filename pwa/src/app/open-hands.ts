// The hands of whoever works at an open workplace, and the pace of work that goes on beside them.

import { browserAttention, onTyped } from '#platform/attention.js';
import { yieldToScreen } from '#platform/yield-to-screen.js';
import { createHands, type Hands } from '#sync/hands.js';
import { monotonicMs, schedule } from './open-device.js';

export interface OpenHands {
  readonly hands: Hands;
  /** Between two slices of work that nobody waits for: the screen goes first, and whoever is typing. */
  readonly giveWay: () => Promise<void>;
}

export function openHands(): OpenHands {
  const hands = createHands({ onTouched: browserAttention.onTouched, onTyped, schedule, monotonicMs });
  return { hands, giveWay: () => hands.untilTypingRests().then(yieldToScreen) };
}
