// What a text means for the desk: a card somebody can be looked up by, or a refusal with a name.

import type { LocalDate } from '@tram/shared-schema/local-date.js';
import { readCardText, type CardReading } from '@tram/shared-schema/people/card-text.js';
import { err, ok, type Result } from '@tram/shared-schema/result.js';

export type RefusedReading = Extract<CardReading, { kind: 'torn' | 'unreadable' | 'foreign' }>;
export type ScannedCard = Exclude<CardReading, RefusedReading>;

function isRefused(reading: CardReading): reading is RefusedReading {
  return reading.kind === 'torn' || reading.kind === 'unreadable' || reading.kind === 'foreign';
}

export function judgeReading(text: string, today: LocalDate): Result<ScannedCard, RefusedReading> {
  const reading = readCardText(text, today);
  return isRefused(reading) ? err(reading) : ok(reading);
}

/** Several codes may lie under one camera: a card counts before a poster. */
export function judgeTexts(texts: readonly string[], today: LocalDate): Result<ScannedCard, RefusedReading> {
  const judged = texts.map((text) => judgeReading(text, today));
  return (
    judged.find((each) => each.ok) ?? judged[0] ?? err<RefusedReading>({ kind: 'foreign', content: 'empty' })
  );
}
