import { describe, expect, it } from 'vitest';
import { assertNever, err, ok, type Result } from './result.js';

type Reading = Result<number, { kind: 'empty' } | { kind: 'not-a-number' }>;

const read = (text: string): Reading => {
  if (text === '') return err({ kind: 'empty' });
  const value = Number(text);
  return Number.isNaN(value) ? err({ kind: 'not-a-number' }) : ok(value);
};

describe('a result', () => {
  it('holds either the value or the named reason why there is none', () => {
    expect(read('12')).toEqual({ ok: true, value: 12 });
    expect(read('')).toEqual({ ok: false, error: { kind: 'empty' } });
    expect(read('mười hai')).toEqual({ ok: false, error: { kind: 'not-a-number' } });
  });

  it('lets the compiler see that a failure has no value and a success no error', () => {
    const reading = read('12');
    if (reading.ok) expect(reading.value + 1).toBe(13);
    // @ts-expect-error a value may be read only after asking whether there is one
    expect(reading.value).toBe(12);
  });
});

describe('a case nobody thought of', () => {
  it('is thrown, naming its type and never what it holds', () => {
    const unheardOf = 'Nguyễn Thị Thử' as never;
    expect(() => assertNever(unheardOf)).toThrow('unhandled case: string');
  });
});
