// Newline-delimited text from a stream of bytes, a line at a time. Cut where the bytes say so, before decoding, so that
// a letter split between two chunks stays whole; a line has a bound, so that no answer can fill the memory.

import { MOST_GROWTH, oneByteText } from '#documents/one-byte-text.js';

export class LineTooLong extends Error {
  override readonly name = 'LineTooLong';
}

const NEWLINE = 10;

const tooLong = (maxLineBytes: number): LineTooLong =>
  new LineTooLong(`a line is longer than ${maxLineBytes} bytes`);

export async function* readLines(
  read: () => Promise<Uint8Array | undefined>,
  maxLineBytes: number,
): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let parts: Uint8Array[] = [];
  let partBytes = 0;
  const take = (end: Uint8Array): string => {
    if (partBytes + end.length > maxLineBytes) throw tooLong(maxLineBytes);
    if (parts.length === 0) return decoder.decode(end);
    const line = joined([...parts, end], partBytes + end.length);
    parts = [];
    partBytes = 0;
    return decoder.decode(line);
  };
  for (let chunk = await read(); chunk !== undefined; chunk = await read()) {
    let from = 0;
    for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, from)) {
      const line = take(chunk.subarray(from, at));
      if (line !== '') yield line;
      from = at + 1;
    }
    if (from < chunk.length) {
      parts.push(chunk.subarray(from));
      partBytes += chunk.length - from;
      if (partBytes > maxLineBytes) throw tooLong(maxLineBytes);
    }
  }
  const rest = take(new Uint8Array(0));
  if (rest !== '') yield rest;
}

/**
 * The same for JSON, all lines of a chunk at a time and each of one byte a letter: a first fill is a hundred thousand
 * lines, and on a slow tablet a turn and a decoding for each would cost it seconds.
 */
export async function* readJsonLines(
  read: () => Promise<Uint8Array | undefined>,
  maxLineBytes: number,
): AsyncGenerator<readonly string[]> {
  let begun: Uint8Array[] = [];
  let begunBytes = 0;
  const linesOf = (end: Uint8Array): string[] => {
    const text = oneByteText(begun.length === 0 ? end : joined([...begun, end], begunBytes + end.length));
    [begun, begunBytes] = [[], 0];
    const lines = text.split('\n').filter((line) => line !== '');
    if (lines.some((line) => line.length > maxLineBytes * MOST_GROWTH)) throw tooLong(maxLineBytes);
    return lines;
  };
  for (let chunk = await read(); chunk !== undefined; chunk = await read()) {
    const end = chunk.lastIndexOf(NEWLINE);
    if (end >= 0) yield linesOf(chunk.subarray(0, end));
    if (end + 1 < chunk.length) {
      begun.push(chunk.subarray(end + 1));
      begunBytes += chunk.length - end - 1;
      if (begunBytes > maxLineBytes) throw tooLong(maxLineBytes);
    }
  }
  const rest = linesOf(new Uint8Array(0));
  if (rest.length > 0) yield rest;
}

function joined(parts: readonly Uint8Array[], bytes: number): Uint8Array {
  const whole = new Uint8Array(bytes);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
