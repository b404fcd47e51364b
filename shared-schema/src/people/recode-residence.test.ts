import { describe, expect, it } from 'vitest';
import { DEMO_CROSSWALK } from '../../fixtures/demo-crosswalk.js';
import type { LocalDate } from '../local-date.js';
import type { Crosswalk } from '../reference/crosswalk.js';
import { residenceRecoding, type Recoding, type Residence } from './recode-residence.js';

const recode = residenceRecoding([DEMO_CROSSWALK]);
const BEFORE = '2024-05-01' as LocalDate;
const livesIn = (communeCode: string, asOf: LocalDate = BEFORE): Residence => {
  const row = [...DEMO_CROSSWALK.rows, ...DEMO_CROSSWALK.units].find(
    (unit) => unit.communeCode === communeCode,
  );
  const { communeName = 'Xã Lạ', provinceCode = '05', provinceName = 'Tỉnh Thử' } = row ?? {};
  return { communeCode, communeName, provinceCode, provinceName, asOf };
};
/** `recode 99001`, `ask 99004|99016 (99004)`, `unknown unclear-address`: what a table can show. */
function told(recoding: Recoding): string {
  switch (recoding.kind) {
    case 'unchanged':
      return 'unchanged';
    case 'recode':
      return `recode ${recoding.to.communeCode}`;
    case 'ask': {
      const codes = recoding.choices.map(({ communeCode }) => communeCode).join('|');
      return `ask ${codes}${recoding.proposed ? ` (${recoding.proposed.communeCode})` : ''}`;
    }
    case 'unknown':
      return `unknown ${recoding.why}`;
  }
}

describe('a commune code after a merger', () => {
  it('becomes the new unit with its new names and the day they hold from', () => {
    expect(recode({ residence: livesIn('99504') })).toEqual({
      kind: 'recode',
      basis: 'code',
      from: livesIn('99504'),
      to: {
        communeCode: '99007',
        communeName: 'Xã Tân Mẫu',
        provinceCode: '98',
        provinceName: 'Tỉnh Giả Định',
        asOf: '2025-07-01',
      },
    });
  });

  it.each([
    ['a split unit is asked about, most of it proposed', '99525', 'ask 99004|99016 (99004)'],
    ['a split unit of which nobody knows the larger part is asked about', '99510', 'ask 99016|99019|99022'],
    ['a code no list has is not guessed', '99999', 'unknown unknown-code'],
    ['a code of the new list beside an older day stays', '99007', 'unchanged'],
    ['a code that stays while its province goes is written anew', '99110', 'recode 99110'],
  ])('%s', (_title, code, expected) => {
    expect(told(recode({ residence: livesIn(code) }))).toBe(expected);
  });

  it('once re-coded, is never re-coded again, also where the new code was an old one', () => {
    const first = recode({ residence: livesIn('99110') });
    expect(first.kind === 'recode' && recode({ residence: first.to })).toEqual({ kind: 'unchanged' });
  });

  it('is re-coded also where the tablet wrote it after the merger from an older list', () => {
    const late = livesIn('99504', '2026-01-05' as LocalDate);
    expect(told(recode({ residence: late }))).toBe('recode 99007');
  });

  it('is not re-coded for another spelling of the same names', () => {
    const written = { ...livesIn('99007'), communeName: 'xã tân mẫu' };
    expect(recode({ residence: written })).toEqual({ kind: 'unchanged' });
  });

  it('goes through every merger since, and never through a later one with an older code', () => {
    const [tanMau, hoaThu] = DEMO_CROSSWALK.units.filter(({ communeCode }) =>
      ['99007', '99019'].includes(communeCode),
    );
    if (!tanMau || !hoaThu) throw new Error('the demonstration has these units');
    const later: Crosswalk = {
      effectiveOn: '2027-01-01' as LocalDate,
      source: 'thử',
      rows: [
        { ...tanMau, to: ['99019'] },
        { ...tanMau, communeCode: '99504', communeName: 'Xã Khác', to: ['99007'] },
      ],
      units: [hoaThu, tanMau],
    };
    // The merger gave the code 99504 to a new unit.
    const anew = { ...tanMau, communeCode: '99504', communeName: 'Xã Khác' };
    const sooner: Crosswalk = { ...DEMO_CROSSWALK, units: [...DEMO_CROSSWALK.units, anew] };
    const through = residenceRecoding([later, sooner]);
    expect(told(through({ residence: livesIn('99504') }))).toBe('recode 99019');
    expect(told(through({ residence: livesIn('99504', '2026-05-01' as LocalDate) }))).toBe('recode 99007');
  });
});

describe('an address as written, where no code stands', () => {
  it.each([
    ['Thôn Mẫu, Xã Ví Dụ, Huyện Mẫu, Tỉnh Thử', 'recode 99007'],
    ['Thôn Mẫu, Xã Ví Dụ, Huyện Giả, Tỉnh Thử', 'recode 99013'],
    ['Thôn Mẫu, Ví Dụ, Giả, Thử', 'recode 99013'],
    ['thon mau, xa vi du, h. gia, t. thu', 'recode 99013'],
    ['Thôn Mẫu xã Ví Dụ huyện Giả tỉnh Thử', 'recode 99013'],
    ['Thôn Mẫu - Xã Ví Dụ - Huyện Giả - Tỉnh Thử - Việt Nam', 'recode 99013'],
    ['Thôn Mẫu, Xã Ví Dụ, Huyện Giả, Tỉnh Giả Định', 'recode 99013'],
    ['Tổ 5, Phường 4, Thành phố Thử, Tỉnh Thử', 'recode 99010'],
    ['Tổ 5, P.4, TP. Thử, Tỉnh Thử', 'recode 99010'],
    ['Tổ 5, P4, TP Bịa, Tỉnh Bịa', 'recode 99104'],
    ['Phường 04, Thành phố Bịa, Tỉnh Bịa', 'recode 99104'],
    ['Xóm 1, Xã Mẫu Rộng, Huyện Giả, Tỉnh Thử', 'ask 99004|99016 (99004)'],
    ['Xã Thử Nghiệm, Tỉnh Thử', 'recode 99001'],
    ['Cù Lao, Tỉnh Bịa', 'recode 99107'],
  ])('%s: %s', (address, expected) => {
    expect(told(recode({ address }))).toBe(expected);
  });

  it.each([
    ['a ward of the same name in two towns', 'Tổ 5, Phường 4', 'ask 99010|99104'],
    ['a commune without district where the province has two', 'Xã Ví Dụ, Tỉnh Thử', 'ask 99007|99013'],
    ['a commune with nothing behind it, though the list has one', 'Xã Thử Nghiệm', 'ask 99001'],
    ['a district of another province', 'Phường 4, Thành phố Thử, Tỉnh Bịa', 'unknown unclear-address'],
    ['a hamlet of the name of a commune', 'Thử Nghiệm, Xã Lạ, Huyện Lạ, Tỉnh Lạ', 'unknown unclear-address'],
    ['a town where a commune is written', 'Xã Mẫu, Huyện Mẫu, Tỉnh Thử', 'unknown unclear-address'],
    ['a district behind a commune nobody knows', 'Xã Lạ, Không Có, Tỉnh Bịa', 'unknown unclear-address'],
    ['nothing that names a place', 'gần chợ', 'unknown unclear-address'],
    ['commas and nothing else', ' , ; ', 'unknown unclear-address'],
  ])('%s is never guessed: %s', (_title, address, expected) => {
    expect(told(recode({ address }))).toBe(expected);
  });

  it.each(['Xã Tân Mẫu, Tỉnh Giả Định', 'Phường Tân Mẫu, Thành phố Minh Hoạ', 'Tân Mẫu, Giả Định'])(
    '%s is written as the new list has it',
    (address) => {
      expect(recode({ address })).toEqual({ kind: 'unchanged' });
    },
  );

  it('yields to the code, which says more', () => {
    const address = 'Xã Ví Dụ, Huyện Giả, Tỉnh Thử';
    expect(told(recode({ residence: livesIn('99504'), address }))).toBe('recode 99007');
  });

  it('that is missing leaves nothing to say', () => {
    expect(recode({})).toEqual({ kind: 'unknown', why: 'nothing-written' });
  });
});

it('without any list everything stays', () => {
  expect(residenceRecoding([])({ residence: livesIn('99504') })).toEqual({ kind: 'unchanged' });
});
