import { describe, expect, it } from 'vitest';
import type { PartialDate } from '../local-date.js';
import type { DoubleFacts } from './double-facts.js';
import {
  APART_RULES,
  ASKED_FROM,
  DOUBLE_RULES,
  GENERATION_YEARS,
  LISTED_FROM,
  type ApartReason,
  type DoubleReason,
} from './double-rules.table.js';
import { judgeDouble, meetingKeys, shareLivingId } from './doubles.js';

const born = (text: string): PartialDate => text as PartialDate;

function someone(facts: Partial<DoubleFacts> = {}): DoubleFacts {
  return { name: 'Nguyễn Thị Thử', birthDate: born('1987-02-13'), lifeStatus: 'living', ...facts };
}

/** Nothing of the other is shared. */
const stranger = (facts: Partial<DoubleFacts> = {}): DoubleFacts =>
  someone({ name: 'Lò Văn Giả', birthDate: born('1990-06-07'), ...facts });

const EXAMPLES: Record<DoubleReason, readonly [DoubleFacts, DoubleFacts]> = {
  'same-personal-id': [someone({ personalId: '003187000123' }), stranger({ personalId: '003187000123' })],
  'same-old-id': [someone({ oldIdNumbers: ['012345678'] }), stranger({ oldIdNumbers: ['012345678'] })],
  'same-insurance': [
    someone({ insuranceNumber: 'GD4030300000123' }),
    stranger({ insuranceNumber: '0300000123' }),
  ],
  'same-passport': [
    someone({ passportNumber: 'B1234567', nationalityCode: 'LAO' }),
    stranger({ passportNumber: 'B1234567' }),
  ],
  'slip-of-personal-id': [
    someone({ personalId: '003187000123', birthDate: undefined }),
    someone({ personalId: '003187000132', birthDate: undefined }),
  ],
  'same-name-and-birth-date': [someone(), someone({ name: 'NGUYEN THI THU' })],
  'same-name-year-and-hamlet': [
    someone({ hamletId: 'h1', birthDate: born('1987') }),
    someone({ hamletId: 'h1' }),
  ],
  'same-name-and-birth-year': [
    someone({ hamletId: 'h1', birthDate: born('1987') }),
    someone({ hamletId: 'h2' }),
  ],
  'same-name-and-hamlet': [someone({ hamletId: 'h1', birthDate: undefined }), someone({ hamletId: 'h1' })],
  'same-phone-and-given-name': [
    someone({ phones: ['0300000123'] }),
    someone({ name: 'Thử', birthDate: undefined, phones: ['0300000123'] }),
  ],
};

const APART: Record<ApartReason, readonly [DoubleFacts, DoubleFacts]> = {
  twins: [
    someone({ name: 'Lò Thị Hồng', birthDate: born('2026-10-02'), householdId: 'g1' }),
    someone({ name: 'Lò Thị Huệ', birthDate: born('2026-10-02'), householdId: 'g1' }),
  ],
  'parent-and-child': [
    someone({ insuranceNumber: '0300000123' }),
    stranger({ birthDate: born('2026-10-02'), insuranceNumber: '0300000123' }),
  ],
  'other-personal-id': [someone({ personalId: '003187000123' }), someone({ personalId: '003187999999' })],
  'other-sex': [someone({ sex: 'male' }), someone({ sex: 'female' })],
  'other-birth-date': [someone(), someone({ birthDate: born('1987-11-30') })],
};

describe('what speaks for one person', () => {
  it.each(DOUBLE_RULES.map(({ reason }) => reason))('%s is told, whichever record comes first', (reason) => {
    const [a, b] = EXAMPLES[reason];
    expect(judgeDouble(a, b).reasons).toContain(reason);
    expect(judgeDouble(b, a)).toEqual(judgeDouble(a, b));
  });

  it('two strangers have nothing in common', () => {
    expect(judgeDouble(someone(), stranger())).toEqual({ weight: 0, reasons: [], apart: [] });
  });

  it('a passport number of another country says nothing', () => {
    const laotian = someone({ passportNumber: 'B1234567', nationalityCode: 'LAO' });
    expect(
      judgeDouble(laotian, stranger({ passportNumber: 'B1234567', nationalityCode: 'CHN' })).weight,
    ).toBe(0);
    expect([...meetingKeys(laotian)]).toContain('fB1234567');
  });

  it('the ten digits of a new insurance card are looked for inside the fifteen of the old one', () => {
    const [a, b] = EXAMPLES['same-insurance'];
    expect([...meetingKeys(a)].filter((key) => meetingKeys(b).has(key))).toEqual(['i0300000123']);
  });

  it('an identity card number that is another record’s old number is one paper', () => {
    const old = someone({ oldIdNumbers: ['003187000123'] });
    expect(judgeDouble(old, stranger({ personalId: '003187000123' })).reasons).toEqual(['same-old-id']);
  });

  it('every pair that is listed shares a key under which the two are found without looking through everybody', () => {
    for (const [a, b] of Object.values(EXAMPLES)) {
      if (judgeDouble(a, b).weight < LISTED_FROM) continue;
      expect([...meetingKeys(a)].some((key) => meetingKeys(b).has(key))).toBe(true);
    }
  });

  it('a name typed without accents, with y for i, and only a year is asked about at the desk', () => {
    const written = someone({ name: 'Lý Thị Mỹ', hamletId: 'h1' });
    const typed = someone({ name: 'ly thi mi', birthDate: born('1987'), hamletId: 'h2' });
    const { weight } = judgeDouble(written, typed);
    expect(weight).toBeGreaterThanOrEqual(ASKED_FROM);
    expect(weight).toBeLessThan(LISTED_FROM);
  });

  it('1 January on both is a year only: namesakes of two hamlets are not listed for it', () => {
    const a = someone({ birthDate: born('1950-01-01'), hamletId: 'h1' });
    expect(judgeDouble(a, someone({ birthDate: born('1950-01-01'), hamletId: 'h2' })).weight).toBeLessThan(
      LISTED_FROM,
    );
  });

  it('day and month swapped do not keep two records of one hamlet apart', () => {
    const a = someone({ birthDate: born('1987-02-03'), hamletId: 'h1' });
    const b = someone({ birthDate: born('1987-03-02'), hamletId: 'h1' });
    expect(judgeDouble(a, b).weight).toBeGreaterThanOrEqual(LISTED_FROM);
  });
});

describe('what keeps two people apart', () => {
  it.each(APART_RULES.map(({ reason }) => reason))('%s is told, and the pair is not listed', (reason) => {
    const [a, b] = APART[reason];
    const judged = judgeDouble(a, b);
    expect(judged.apart).toContain(reason);
    expect(judgeDouble(b, a)).toEqual(judged);
    if (reason !== 'other-birth-date' && reason !== 'other-sex')
      expect(judged.weight).toBeLessThan(LISTED_FROM);
  });

  it('twins with a shared phone and insurance card are two children', () => {
    const [a, b] = APART.twins;
    const shared = { phones: ['0300000123'], insuranceNumber: '0300000123' };
    expect(judgeDouble({ ...a, ...shared }, { ...b, ...shared }).weight).toBeLessThan(ASKED_FROM);
  });

  it('two newborns “Con bà …” of one mother are twins where it is said which came first', () => {
    const child = someone({ name: 'Con bà Lò Thị Thử', birthDate: born('2026-10-02'), motherPersonId: 'm' });
    expect(judgeDouble({ ...child, multipleBirth: 1 }, { ...child, multipleBirth: 2 }).weight).toBeLessThan(
      ASKED_FROM,
    );
    expect(judgeDouble(child, child).weight).toBeGreaterThanOrEqual(LISTED_FROM);
  });

  it('parents and children who share a phone are no doubles, nor are brothers and sisters', () => {
    const phones = ['0300000123'];
    const mother = someone({ phones });
    const child = someone({ name: 'Nguyễn Văn Con', birthDate: born('2015-06-07'), phones });
    const sister = someone({ name: 'Nguyễn Thị Em', birthDate: born('1989-06-07'), phones });
    for (const other of [child, sister]) expect(judgeDouble(mother, other).weight).toBeLessThan(ASKED_FROM);
  });

  it.each([
    [GENERATION_YEARS - 1, true],
    [GENERATION_YEARS, false],
  ])('one insurance card on two people born %i years apart: listed is %s', (years, listed) => {
    const child = stranger({ birthDate: born(`${1987 + years}-02-13`), insuranceNumber: '0300000123' });
    const { weight } = judgeDouble(someone({ insuranceNumber: '0300000123' }), child);
    expect(weight >= LISTED_FROM).toBe(listed);
  });

  it('a birth year typed wrong does not hide one name with one identity number', () => {
    const a = someone({ personalId: '003187000123', birthDate: born('1957') });
    const b = someone({ personalId: '003187000123', birthDate: born('1975') });
    expect(judgeDouble(a, b).weight).toBeGreaterThanOrEqual(LISTED_FROM);
  });

  it('one digit wrong, or two swapped, is a slip and not another identity number', () => {
    const a = someone({ personalId: '003187000123' });
    for (const personalId of ['003187000124', '003187000132'])
      expect(judgeDouble(a, someone({ personalId })).weight).toBeGreaterThanOrEqual(LISTED_FROM);
    expect(judgeDouble(a, someone({ personalId: '003187000145' })).apart).toContain('other-personal-id');
  });
});

describe('one identity number on two living people', () => {
  const one = someone({ personalId: '003187000123' });
  it('is told whether or not they may be doubles', () => {
    expect(shareLivingId(one, stranger({ personalId: '003187000123' }))).toBe(true);
  });
  it('is not told of somebody who died or moved away, nor where there is no number', () => {
    for (const lifeStatus of ['deceased', 'moved-away'])
      expect(shareLivingId(one, stranger({ personalId: '003187000123', lifeStatus }))).toBe(false);
    expect(shareLivingId(someone(), stranger())).toBe(false);
  });
});
