import { describe, expect, it } from 'vitest';
import { epochMsOf, instantAt, isInstant } from './instant.js';

describe('a moment', () => {
  it('is written in UTC with milliseconds, so that text order is time order', () => {
    expect(instantAt(0)).toBe('1970-01-01T00:00:00.000Z');
    expect(instantAt(1_795_222_800_000)).toBe('2026-11-21T01:00:00.000Z');
    expect(instantAt(999) < instantAt(1000)).toBe(true);
    expect(epochMsOf(instantAt(1_795_222_800_123))).toBe(1_795_222_800_123);
  });

  it('is only that one form', () => {
    expect(isInstant('2026-11-21T01:00:00.000Z')).toBe(true);
    for (const text of [
      '2026-11-21T01:00:00Z',
      '2026-11-21T08:00:00.000+07:00',
      '2026-11-21',
      '2026-13-21T01:00:00.000Z',
      '',
    ]) {
      expect(isInstant(text)).toBe(false);
    }
  });
});
