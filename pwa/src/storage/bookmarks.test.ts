import { describe, expect, it } from 'vitest';
import { commonPlace } from './bookmarks.js';

const at = (cursor: string) => ({ epoch: 'e1', cursor });
const mark = (cursor: string, before: string) => ({ at: at(cursor), before: at(before) });
const unread = { at: {}, before: {} };

describe('where the tablet stands', () => {
  it('is nowhere before the first page', () => {
    expect(commonPlace([unread, unread, unread])).toEqual({});
  });
  it('is the last page when every collection has it', () => {
    expect(commonPlace([mark('9', '8'), mark('9', '8'), mark('9', '7')])).toEqual(at('9'));
  });
  it('is the page before when one collection was cut off', () => {
    expect(commonPlace([mark('9', '8'), mark('8', '7'), mark('9', '8')])).toEqual(at('8'));
    expect(commonPlace([mark('8', '7'), mark('9', '8'), mark('9', '8')])).toEqual(at('8'));
  });
  it('is the beginning when the first page was cut off', () => {
    expect(commonPlace([{ at: at('1'), before: {} }, unread, { at: at('1'), before: {} }])).toEqual({});
  });
  it('is the beginning of the same epoch when a collection was lost', () => {
    expect(commonPlace([mark('9', '8'), unread, mark('9', '8')])).toEqual({ epoch: 'e1' });
  });
  it('is the beginning when two tabs wrote different pages and fell', () => {
    expect(commonPlace([mark('9', '8'), mark('7b', '6b'), mark('9', '8')])).toEqual({ epoch: 'e1' });
  });
  it('is nowhere when the epochs differ too', () => {
    expect(
      commonPlace([mark('9', '8'), { at: { epoch: 'e2' }, before: { epoch: 'e2' } }, mark('9', '8')]),
    ).toEqual({});
  });
});
