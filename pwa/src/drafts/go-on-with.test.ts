import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fieldsSeen, goOnWith } from './go-on-with.js';

const then = { name: 'Vi Thị Giả', note: '', code: 'I10', display: 'Tăng huyết áp' };

describe('a half-written form over a record that has moved on', () => {
  it('shows what was typed where it was touched, and the record everywhere else', () => {
    const typed = { ...then, note: 'Nghe kém' };
    const now = { ...then, name: 'Vi Thị Giả Định', note: 'Đi lại khó' };
    const { values, opened, isTouched } = goOnWith({ typed, then, now });
    expect(values).toEqual({ ...then, name: 'Vi Thị Giả Định', note: 'Nghe kém' });
    expect(opened).toEqual({ ...then, name: 'Vi Thị Giả Định', note: '' });
    expect([isTouched('note'), isTouched('name')]).toEqual([true, false]);
  });

  it('keeps answers that say one thing from one hand', () => {
    const typed = { ...then, code: 'E11' };
    const now = { ...then, code: 'I15', display: 'Thứ phát' };
    expect(goOnWith({ typed, then, now }, [['code', 'display']]).values).toEqual(typed);
  });

  it('over a record nobody changed it is as it was left, and was opened as it was', () => {
    const form = fc.record({ name: fc.string(), note: fc.string(), ticked: fc.array(fc.string()) });
    fc.assert(
      fc.property(form, form, (typed, opened) => {
        const goneOn = goOnWith({ typed, then: opened, now: opened }, [['name', 'note']]);
        expect(goneOn.values).toEqual(typed);
        expect(goneOn.opened).toEqual(opened);
      }),
    );
  });

  it('left again and taken up again, it has seen no more than before', () => {
    const form = fc.record({ name: fc.string(), note: fc.string(), code: fc.string() });
    fc.assert(
      fc.property(form, form, form, form, (typed, opened, second, third) => {
        const once = goOnWith({ typed, then: opened, now: second });
        const twice = goOnWith({ typed: once.values, then: once.opened, now: third });
        const { values, opened: seen } = goOnWith({ typed, then: opened, now: third });
        expect(twice).toMatchObject({ values, opened: seen });
      }),
    );
  });

  it('a touched field that stood empty then counts as seen empty', () => {
    const seen = fieldsSeen<{ note?: string; code?: string }>(
      { then: { code: 'I10' }, now: { note: 'Đi lại khó', code: 'I15' } },
      (field) => field === 'note',
    );
    expect(seen).toEqual({ note: undefined, code: 'I15' });
  });
});
