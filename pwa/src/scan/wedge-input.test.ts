import { describe, expect, test } from 'vitest';
import { usKeyboard } from './us-keyboard.table.js';
import {
  WEDGE_PAUSE_MS,
  wedgeStep,
  type WedgeEvent,
  type WedgeReading,
  type WedgeState,
} from './wedge-input.js';

const ASCII_CARD = 'GD4030300000123|4e677579|01/02/1957|2|-|19 - 034|$';
const VIETNAMESE_CARD = '001090000001||Nguyễn Thị Thử|05061990|Nữ|Xóm Mẫu|01072021';

type KeyEvent = WedgeEvent & { kind: 'key' };
const key = (code: string, atMs: number, change: Partial<KeyEvent> = {}): KeyEvent => ({
  kind: 'key',
  code,
  shift: false,
  modified: false,
  repeat: false,
  atMs,
  ...change,
});

/** The keys a reader presses for a text, one every `gapMs`. */
function keysFor(text: string, gapMs: number, startMs = 1000): KeyEvent[] {
  return [...text].map((char, i) => {
    const found = Object.entries(usKeyboard).find(([, typed]) => typed.includes(char));
    if (!found) throw new Error('no US key types this character');
    const [code, [plain]] = found;
    return key(code, startMs + i * gapMs, { shift: char !== plain });
  });
}

interface Played {
  readings: WedgeReading[];
  swallowed: number;
  state: WedgeState;
}

function play(events: readonly WedgeEvent[]): Played {
  const played: Played = { readings: [], swallowed: 0, state: undefined };
  for (const event of events) {
    const step = wedgeStep(played.state, event);
    played.state = step.state;
    if (step.swallow) played.swallowed++;
    if (step.reading) played.readings.push(step.reading);
  }
  return played;
}

const lastMs = (events: readonly WedgeEvent[]): number => events[events.length - 1]?.atMs ?? 0;
const withEnter = (events: readonly WedgeEvent[]): WedgeEvent[] => [
  ...events,
  key('Enter', lastMs(events) + 5),
];
const withPause = (events: readonly WedgeEvent[]): WedgeEvent[] => [
  ...events,
  { kind: 'pause', atMs: lastMs(events) + WEDGE_PAUSE_MS },
];

describe('a reader that types', () => {
  test.each([2, 15, 40])('is read at one key every %i ms, ended by Enter', (gapMs) => {
    expect(play(withEnter(keysFor(ASCII_CARD, gapMs))).readings).toEqual([
      { kind: 'text', text: ASCII_CARD },
    ]);
  });

  test('is read without an Enter, once it has been silent', () => {
    const keys = keysFor(ASCII_CARD, 10);
    expect(play([...keys, { kind: 'pause', atMs: lastMs(keys) + WEDGE_PAUSE_MS - 1 }]).readings).toEqual([]);
    expect(play(withPause(keys)).readings).toEqual([{ kind: 'text', text: ASCII_CARD }]);
  });

  test('is read when Bluetooth delivers its keys in uneven bursts', () => {
    const keys = keysFor(ASCII_CARD, 4).map((event, i) => ({
      ...event,
      atMs: event.atMs + Math.floor(i / 8) * 180,
    }));
    expect(play(withEnter(keys)).readings).toEqual([{ kind: 'text', text: ASCII_CARD }]);
  });

  test('does not press buttons or send forms of the page, from its fifth key on', () => {
    const keys = keysFor(ASCII_CARD, 10);
    expect(play(withEnter(keys)).swallowed).toBe(keys.length - 3 + 1);
  });

  test('gives two readings for two cards in a row', () => {
    const first = withPause(keysFor('GD4030300000123', 5));
    const second = withEnter(keysFor('TE1010100000456', 5, 5000));
    expect(
      play([...first, ...second]).readings.map((reading) => reading.kind === 'text' && reading.text),
    ).toEqual(['GD4030300000123', 'TE1010100000456']);
  });

  test('is read even if nobody noticed its silence before the next key', () => {
    const keys = keysFor('GD4030300000123', 5);
    const { readings, state } = play([...keys, key('KeyA', 9000)]);
    expect(readings).toEqual([{ kind: 'text', text: 'GD4030300000123' }]);
    expect(state?.keys).toBe('a');
  });
});

describe('with a Vietnamese input method switched on', () => {
  /** Telex turns "aa" into "â"; the field shows it, the keys do not change. */
  const telex = keysFor('haang 012345678', 10).flatMap((event, i): WedgeEvent[] => {
    const text = i < 2 ? 'haang'.slice(0, i + 1) : `hâ${'ng 012345678'.slice(0, i - 2)}`;
    // Some browsers report each change twice, once more when the composition ends.
    return [
      event,
      { kind: 'text', text, atMs: event.atMs + 1 },
      { kind: 'text', text, atMs: event.atMs + 2 },
    ];
  });

  test('the keys say what the reader typed, whatever the field shows', () => {
    expect(play(withEnter(telex)).readings).toEqual([{ kind: 'text', text: 'haang 012345678' }]);
  });

  test('a text rewritten by a method that hides the keys is called mangled, never passed on', () => {
    const hidden = telex.map((event) => (event.kind === 'key' ? { ...event, code: '' } : event));
    expect(play(withEnter(hidden)).readings).toEqual([{ kind: 'mangled' }]);
  });

  test('a method that deletes and types again is called mangled when keys are missing', () => {
    const keys = keysFor('xin chao 12345', 10);
    const meddled = keys.flatMap((event, i) =>
      i === 7 ? [key('Backspace', event.atMs), key('', event.atMs + 1)] : [event],
    );
    expect(play(withEnter(meddled)).readings).toEqual([{ kind: 'mangled' }]);
  });
});

describe('a reader that sends Vietnamese letters', () => {
  const typed = [...VIETNAMESE_CARD].map((_, i) => VIETNAMESE_CARD.slice(0, i + 1));

  test('as Alt + number is read from the field', () => {
    const events = typed.flatMap((text, i): WedgeEvent[] => [
      key('Numpad0', 1000 + i * 40, { modified: true }),
      key('Numpad2', 1010 + i * 40, { modified: true }),
      { kind: 'text', text, atMs: 1020 + i * 40 },
    ]);
    expect(play(withEnter(events)).readings).toEqual([{ kind: 'text', text: VIETNAMESE_CARD }]);
  });

  test('through keys without a place is read from the field', () => {
    const events = typed.flatMap((text, i): WedgeEvent[] => [
      key('', 1000 + i * 10),
      { kind: 'text', text, atMs: 1004 + i * 10 },
    ]);
    expect(play(withEnter(events)).readings).toEqual([{ kind: 'text', text: VIETNAMESE_CARD }]);
  });

  test('letter by letter without any key is read from the field', () => {
    const events = typed.map((text, i): WedgeEvent => ({ kind: 'text', text, atMs: 1000 + i * 10 }));
    expect(play(withPause(events)).readings).toEqual([{ kind: 'text', text: VIETNAMESE_CARD }]);
  });

  test('all at once, as a reader with its own keyboard app does, is read from the field', () => {
    expect(play(withPause([{ kind: 'text', text: VIETNAMESE_CARD, atMs: 1000 }])).readings).toEqual([
      { kind: 'text', text: VIETNAMESE_CARD },
    ]);
  });

  test('partly without keys is read from the field', () => {
    const events = typed.flatMap((text, i): WedgeEvent[] => {
      const char = text.slice(-1);
      const change: WedgeEvent = { kind: 'text', text, atMs: 1004 + i * 10 };
      return /[a-z0-9|]/.test(char) ? [...keysFor(char, 0, 1000 + i * 10), change] : [change];
    });
    expect(play(withEnter(events)).readings).toEqual([{ kind: 'text', text: VIETNAMESE_CARD }]);
  });

  test('but whose letters reach no field is called mangled, not ignored', () => {
    const keys = Array.from({ length: 30 }, (_, i) => key('', 1000 + i * 10));
    expect(play(withEnter(keys)).readings).toEqual([{ kind: 'mangled' }]);
  });
});

describe('a person who types', () => {
  test.each([90, 140, 300])('a key every %i ms is left alone, Enter included', (gapMs) => {
    const { readings, swallowed } = play(withEnter(keysFor('001090000001', gapMs)));
    expect(readings).toEqual([]);
    expect(swallowed).toBe(0);
  });

  test('holds a key down: not a reader', () => {
    const held = Array.from({ length: 40 }, (_, i) => key('Digit0', 1000 + i * 30, { repeat: i > 0 }));
    expect(play(withEnter(held)).readings).toEqual([]);
  });

  test('uses arrows, Tab and Enter as always', () => {
    const keys = ['ArrowDown', 'Tab', 'Tab', 'Enter', 'F5'].map((code, i) => key(code, 1000 + i * 20));
    expect(play(keys)).toEqual({ readings: [], swallowed: 0, state: undefined });
  });
});
