// CouchDB's update sequence: a cursor to tablets, opaque but for its form.

const SEQUENCE = /^\d{1,15}(-[A-Za-z0-9_-]{1,4000})?$/;

export const isSequence = (text: string): boolean => SEQUENCE.test(text);

/** A number from some versions, text from others. */
export function sequenceOf(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' ? value : undefined;
}
