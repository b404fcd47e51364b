// Tells a card reader that types (a "keyboard wedge") from a person, and puts together what it typed. Pure: key and
// text events come in with their time, a reading comes out. Two channels run side by side, because neither is always
// right: key places are immune to Vietnamese input methods but know only US characters; text has every character but
// may have been "corrected" by the input method on the way.

import { usKeyboard } from './us-keyboard.table.js';

export type WedgeEvent =
  | {
      kind: 'key';
      /** `KeyboardEvent.code`; '' where the system does not say. */
      code: string;
      shift: boolean;
      /** Alt, Ctrl or Meta is down: a shortcut, or a reader spelling a character as Alt + number. */
      modified: boolean;
      /** The key is being held down: no reader does that. */
      repeat: boolean;
      atMs: number;
    }
  /** All that stands in the catching field now, whoever composed it. */
  | { kind: 'text'; text: string; atMs: number }
  /** Nothing has happened until now. */
  | { kind: 'pause'; atMs: number };

export type WedgeReading =
  | { kind: 'text'; text: string }
  /** An input method changed the text and the keys do not tell what it was. */
  | { kind: 'mangled' };

interface Burst {
  /** By key places. */
  readonly keys: string;
  readonly text: string;
  /** Some key had no US character: only the text can be whole. */
  readonly keysIncomplete: boolean;
  /** Letters already there were changed, as input methods do to put an accent on them. */
  readonly rewritten: boolean;
  readonly keyStrokes: number;
  readonly textChanges: number;
  readonly startedMs: number;
  readonly lastMs: number;
}

export type WedgeState = Burst | undefined;

export interface WedgeStep {
  readonly state: WedgeState;
  /** The event belongs to a reader: the page must not act on it (Space would press a button, Enter send a form). */
  readonly swallow: boolean;
  readonly reading?: WedgeReading;
}

/** Readers type a character every 1-40 ms, over Bluetooth in uneven bursts; nobody types six in a row under 60 ms. */
const MEAN_GAP_MS = 60;
const SHORTEST_TYPED = 6;
/** Text this long that arrives at once was put there by a reader's own keyboard app or by a paste. */
const SHORTEST_AT_ONCE = 10;
/** Enough strokes at a reader's pace to keep the page from acting on the rest. */
const SURE_AFTER = 4;
/** A reader that sends no Enter has finished after this silence. */
export const WEDGE_PAUSE_MS = 250;

const ENDING = new Set(['Enter', 'NumpadEnter', 'Tab']);
const DELETING = new Set(['Backspace', 'Delete']);

const strokesOf = (burst: Burst): number => Math.max(burst.keyStrokes, burst.textChanges);

const atReadersPace = (burst: Burst, strokes: number): boolean =>
  strokesOf(burst) >= strokes &&
  (burst.lastMs - burst.startedMs) / Math.max(1, strokesOf(burst) - 1) <= MEAN_GAP_MS;

const cameAtOnce = (burst: Burst): boolean =>
  burst.text.length >= SHORTEST_AT_ONCE && burst.text.length >= strokesOf(burst) * 4;

function finish(burst: WedgeState, swallow: boolean): WedgeStep {
  if (!burst || !(atReadersPace(burst, SHORTEST_TYPED) || cameAtOnce(burst))) {
    return { state: undefined, swallow: false };
  }
  // An input method may shorten what was typed ("aa" to "â"), never lengthen it: more text than keys means that some
  // letters came without a key.
  const keysAreWhole = !burst.keysIncomplete && burst.keys.length >= burst.text.length;
  const textIsWhole = !burst.rewritten && burst.text.length >= SHORTEST_TYPED;
  const reading: WedgeReading =
    keysAreWhole && burst.keys !== ''
      ? { kind: 'text', text: burst.keys }
      : textIsWhole
        ? { kind: 'text', text: burst.text }
        : { kind: 'mangled' };
  return { state: undefined, swallow, reading };
}

function begun(atMs: number): Burst {
  return {
    keys: '',
    text: '',
    keysIncomplete: false,
    rewritten: false,
    keyStrokes: 0,
    textChanges: 0,
    startedMs: atMs,
    lastMs: atMs,
  };
}

function takeText(burst: Burst, event: WedgeEvent & { kind: 'text' }): WedgeStep {
  const state = {
    ...burst,
    text: event.text,
    textChanges: burst.textChanges + 1,
    rewritten: burst.rewritten || !event.text.startsWith(burst.text),
    lastMs: event.atMs,
  };
  return { state, swallow: atReadersPace(state, SURE_AFTER) };
}

function takeKey(state: WedgeState, event: WedgeEvent & { kind: 'key' }): WedgeStep {
  if (ENDING.has(event.code)) return finish(state, true);
  const char = usKeyboard[event.code]?.[event.shift ? 1 : 0];
  const deletes = DELETING.has(event.code);
  // Shift, arrows, F5 … type nothing; a key without a place may type anything.
  const types = char !== undefined || deletes || event.code === '';
  if (event.repeat || !types) return { state, swallow: false };
  const burst = state ?? begun(event.atMs);
  const readable = char !== undefined && !event.modified;
  const grown: Burst = {
    ...burst,
    keys: readable ? burst.keys + char : burst.keys,
    keysIncomplete: burst.keysIncomplete || !readable,
    rewritten: burst.rewritten || deletes,
    keyStrokes: burst.keyStrokes + 1,
    lastMs: event.atMs,
  };
  return { state: grown, swallow: atReadersPace(grown, SURE_AFTER) };
}

export function wedgeStep(state: WedgeState, event: WedgeEvent): WedgeStep {
  const silent = state !== undefined && event.atMs - state.lastMs >= WEDGE_PAUSE_MS;
  if (event.kind === 'pause') return silent ? finish(state, false) : { state, swallow: false };
  if (silent) {
    const { reading } = finish(state, false);
    const next = wedgeStep(undefined, event);
    return reading ? { ...next, reading } : next;
  }
  return event.kind === 'text' ? takeText(state ?? begun(event.atMs), event) : takeKey(state, event);
}
