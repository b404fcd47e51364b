// Moments, as ISO 8601 text in UTC with milliseconds. Days are another thing: see local-date.ts.

declare const instantBrand: unique symbol;
export type Instant = string & { readonly [instantBrand]: true };

export const INSTANT_PATTERN = '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z$';
const SHAPE = new RegExp(INSTANT_PATTERN);

export const instantAt = (epochMs: number): Instant => new Date(epochMs).toISOString() as Instant;
export const epochMsOf = (instant: Instant): number => Date.parse(instant);
export const isInstant = (text: string): text is Instant =>
  SHAPE.test(text) && !Number.isNaN(Date.parse(text));
