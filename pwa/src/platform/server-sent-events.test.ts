import { describe, expect, it } from 'vitest';
import { createEventReader, EventTooLong, type ServerSentEvent } from './server-sent-events.js';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
function readIn(pieces: readonly Uint8Array[]): ServerSentEvent[] {
  const read = createEventReader();
  return pieces.flatMap((piece) => read(piece));
}

const TEXT =
  ': a sign of life\n\nevent: more\ndata: {"cursor":"7-ễ🌿"}\n\n:\n\nevent:bye\r\ndata:{"reason":"replaced"}\r\n\r\n';
const EVENTS = [
  { name: 'more', data: '{"cursor":"7-ễ🌿"}' },
  { name: 'bye', data: '{"reason":"replaced"}' },
];

describe('events of the wake line', () => {
  it('are the same wherever the line cuts their bytes', () => {
    const all = bytes(TEXT);
    expect(readIn([all])).toEqual(EVENTS);
    for (let cut = 1; cut < all.length; cut++) {
      expect(readIn([all.slice(0, cut), all.slice(cut)])).toEqual(EVENTS);
    }
    expect(readIn(Array.from(all, (byte) => Uint8Array.of(byte)))).toEqual(EVENTS);
  });

  it('have several lines, no name, or fields of a newer server', () => {
    expect(readIn([bytes('data: a\ndata: b\nid: 4\nretry: 5\nnew\n\n')])).toEqual([
      { name: 'message', data: 'a\nb' },
    ]);
    expect(readIn([bytes('event: more\n\nevent: more\rdata: x\r\r\n')])).toEqual([
      { name: 'more', data: 'x' },
    ]);
  });

  it('are not given before they are whole', () => {
    expect(readIn([bytes('event: more\ndata: {}\n')])).toEqual([]);
  });

  it('cannot fill the memory', () => {
    const read = createEventReader();
    expect(() => {
      for (let piece = 0; piece < 100; piece++) read(bytes('x'.repeat(1024)));
    }).toThrow(EventTooLong);
    const lines = createEventReader();
    expect(() => {
      for (let piece = 0; piece < 100; piece++) lines(bytes(`data: ${'x'.repeat(1024)}\n`));
    }).toThrow(EventTooLong);
  });
});
