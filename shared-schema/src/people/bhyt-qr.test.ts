import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localDate, type LocalDate } from '../local-date.js';
import { parseBhytQr, type BhytCard } from './bhyt-qr.js';
import { CARD_SAMPLES } from './card-samples.fixture.js';

const day = (year: number, month: number, date: number): LocalDate => {
  const found = localDate(year, month, date);
  if (!found) throw new Error('no such test day');
  return found;
};
const TODAY = day(2026, 11, 15);

function opened(text: string, today = TODAY): BhytCard {
  const read = parseBhytQr(text, today);
  if (!read.ok) throw new Error(`card refused: ${read.error.kind}`);
  return read.value;
}
const refused = (text: string) => {
  const read = parseBhytQr(text, TODAY);
  return read.ok ? undefined : read.error;
};
/** The old card with some fields changed, counted from 0. */
const changed = (change: Readonly<Record<number, string>>): string =>
  CARD_SAMPLES.oldInsurance
    .split('|')
    .map((field, at) => change[at] ?? field)
    .join('|');
const hex = (text: string): string => Buffer.from(text, 'utf8').toString('hex');

describe('an insurance card that opens', () => {
  it('old, with fifteen characters', () => {
    expect(opened(CARD_SAMPLES.oldInsurance)).toEqual({
      number: {
        kind: 'card-number',
        text: 'GD4030300000123',
        objectCode: 'GD',
        benefitLevel: 4,
        provinceCode: '03',
        socialInsuranceNumber: '0300000123',
      },
      name: 'Nguyễn Thị Thử Nghiệm',
      birthDate: '1987-02-01',
      sex: 'female',
      address: 'Thôn Mẫu, Xã Giả Định',
      facilityCode: '19-034',
      validFrom: '2026-01-01',
      validTo: undefined,
      issuedOn: '2025-12-25',
      managingCode: '03000000000000',
      parentName: undefined,
      areaCode: '4',
      fiveYearsFrom: '2031-01-01',
      benefitLevel: undefined,
      placeName: undefined,
      warnings: [],
    });
  });

  it('old, with a year of birth, an en dash and dates of one digit', () => {
    expect(opened(CARD_SAMPLES.oldInsuranceYearOnly)).toMatchObject({
      name: 'Đỗ Văn Đức',
      birthDate: '1950',
      sex: 'male',
      facilityCode: '19-034',
      validFrom: '2026-01-01',
      validTo: '2026-12-31',
      issuedOn: '2026-01-05',
      fiveYearsFrom: '2031-01-01',
      warnings: [],
    });
  });

  it('of a child, with a parent and no five-year date', () => {
    expect(opened(CARD_SAMPLES.childInsurance)).toMatchObject({
      name: 'Lê Bé Thử',
      birthDate: '2024-03-15',
      parentName: 'Lê Thị Ân Đạt',
      fiveYearsFrom: undefined,
      warnings: [],
    });
  });

  it('new, with ten digits, level and place after the check text', () => {
    expect(opened(CARD_SAMPLES.newInsurance)).toMatchObject({
      number: { kind: 'social-insurance-number', socialInsuranceNumber: '0300000126' },
      name: 'Trần Văn Ví Dụ',
      address: 'Tổ 1, Phường Thử',
      benefitLevel: 4,
      placeName: 'Trạm Y tế xã Mẫu',
      warnings: [],
    });
  });

  it.each(['19 - 034', '19 – 034', '19 034', '19-034', '19034'])('its facility %s is 19-034', (facility) => {
    expect(opened(changed({ 5: facility })).facilityCode).toBe('19-034');
  });

  it('in decomposed letters is stored composed', () => {
    expect(opened(changed({ 1: hex('Lê Thị Hoà'.normalize('NFD')) })).name).toBe(
      'Lê Thị Hoà'.normalize('NFC'),
    );
  });

  it('is freed of what readers add', () => {
    const plain = opened(CARD_SAMPLES.newInsurance);
    expect(opened(`\ufeff ]Q1${CARD_SAMPLES.newInsurance}\r\n`)).toEqual(plain);
    expect(opened(CARD_SAMPLES.newInsurance.toUpperCase())).toEqual(plain);
  });
});

describe('an insurance card that opens with a question', () => {
  it.each([
    [{ 4: 'zz' }, { kind: 'unreadable', field: 'address' }],
    [{ 10: 'c4' }, { kind: 'unreadable', field: 'parent-name' }],
    [{ 5: '19' }, { kind: 'unreadable', field: 'facility' }],
    [{ 6: '31/02/2026' }, { kind: 'unreadable', field: 'valid-from' }],
    [{ 7: '2026' }, { kind: 'unreadable', field: 'valid-to' }],
    [{ 8: 'x' }, { kind: 'unreadable', field: 'issued-on' }],
    [{ 12: '1/13/2031' }, { kind: 'unreadable', field: 'five-years-from' }],
    [{ 2: '31/02/1987' }, { kind: 'impossible-birth-date' }],
    [{ 2: '-' }, { kind: 'no-birth-date' }],
    [{ 2: '16/11/2026' }, { kind: 'future-birth-date' }],
    [{ 3: '3' }, { kind: 'unknown-sex' }],
    [{ 6: '02/01/2026', 7: '01/01/2026' }, { kind: 'validity-reversed' }],
    [{ 14: '' }, { kind: 'no-end-mark' }],
  ])('%j is asked about', (change, warning) => {
    expect(opened(changed(change)).warnings).toEqual([warning]);
  });

  it('a new card with a level that is none and a broken place', () => {
    const broken = CARD_SAMPLES.newInsurance.replace(/\|4\|[0-9a-f]+\|\$$/, '|6|e1bb|$');
    expect(opened(broken).warnings).toEqual([
      { kind: 'unreadable', field: 'benefit-level' },
      { kind: 'unreadable', field: 'place-name' },
    ]);
  });

  it('holds from its first day to its last', () => {
    const card = changed({ 6: '01/01/2026', 7: '31/12/2026' });
    expect(opened(card, day(2025, 12, 31)).warnings).toEqual([{ kind: 'not-yet-valid', from: '2026-01-01' }]);
    expect(opened(card, day(2026, 1, 1)).warnings).toEqual([]);
    expect(opened(card, day(2026, 12, 31)).warnings).toEqual([]);
    expect(opened(card, day(2027, 1, 1)).warnings).toEqual([{ kind: 'expired', on: '2026-12-31' }]);
  });
});

describe('an insurance card that does not open', () => {
  it('a scan that broke off before the check text is torn', () => {
    const needed = CARD_SAMPLES.oldInsurance.split('|').slice(0, 13).join('|');
    for (let length = 17; length <= needed.length; length++) {
      expect(refused(needed.slice(0, length))).toMatchObject({ kind: 'torn' });
    }
    expect(refused('GD4030300000123|41|$')).toEqual({ kind: 'torn', fields: 3 });
  });

  it.each([
    ['4e677579e1bb', { kind: 'unreadable-name' }],
    ['4e6', { kind: 'unreadable-name' }],
    ['Lê Thị', { kind: 'unreadable-name' }],
    ['', { kind: 'no-name' }],
    ['2020', { kind: 'no-name' }],
  ])('a name of %j is refused', (name, failure) => {
    expect(refused(changed({ 1: name }))).toEqual(failure);
  });

  it.each([
    ['GD403030000012', { kind: 'wrong-length', length: 14 }],
    ['GD40303000001234', { kind: 'wrong-length', length: 16 }],
    ['GD6030300000123', { kind: 'unknown-benefit-level' }],
  ])('a number of %s is refused', (number, failure) => {
    expect(refused(changed({ 0: number }))).toEqual({ kind: 'insurance-number', failure });
  });

  it.each(['', 'GD4030300000123', 'a|b', 'https://example.invalid/x|y'])(
    '%j is no insurance card',
    (text) => {
      expect(refused(text)).toEqual({ kind: 'not-an-insurance-card' });
    },
  );

  it('no text makes it throw', () => {
    const piece = fc.oneof(
      fc.constantFrom(...CARD_SAMPLES.newInsurance.split('|'), '-', '', '1/1/2026'),
      fc.string({ unit: 'binary', maxLength: 8 }),
    );
    const cardLike = fc.array(piece, { maxLength: 18 }).map((rest) => ['0300000126', ...rest].join('|'));
    fc.assert(
      fc.property(fc.oneof(cardLike, fc.string({ unit: 'binary' })), (text) => {
        const read = parseBhytQr(text, TODAY);
        return !read.ok || read.value.name.trim() !== '';
      }),
      { numRuns: 2000 },
    );
  });
});
