import { describe, expect, it } from 'vitest';
import { editRegistry } from '../document/edit-registry.js';
import { aPerson, FIXTURE_MS, FIXTURE_REPLICA, FIXTURE_TODAY, fixtureId } from '../../fixtures/builders.js';
import type { LocalDate, PartialDate } from '../local-date.js';
import { INSURANCE_LOOKUP_CODES } from './insurance-lookup-codes.table.js';
import { linkPersons } from './linked-persons.js';
import type { Person } from './person.js';
import { NO_UNITS_KNOWN, type ProposeUnit, type UnitOfToday } from './propose-unit.js';
import { DEFECT_RULES, recordDefects, type DefectId } from './record-defects.js';

type Changes = NonNullable<Parameters<typeof aPerson>[0]>;
const day = (text: string): LocalDate => text as LocalDate;
const born = (text: string): PartialDate => text as PartialDate;

const settingOn = (today: LocalDate, units: ProposeUnit = NO_UNITS_KNOWN) => ({
  today,
  units,
  standingOf: linkPersons([]).standingOf,
});
// 003 is nobody's province, which is what makes made-up people recognisable; here it would be a defect of everybody.
const whole: Changes = { personalId: '038187000123' };
const find = (changes: Changes, setting = settingOn(FIXTURE_TODAY)) =>
  recordDefects(aPerson({ ...whole, ...changes }), setting);
const ids = (changes: Changes, setting = settingOn(FIXTURE_TODAY)): readonly DefectId[] =>
  find(changes, setting).map(({ id }) => id);
const proposed = (changes: Changes, setting = settingOn(FIXTURE_TODAY)) =>
  find(changes, setting).flatMap(({ finding }) => finding.proposals ?? []);

describe('a record that can be linked', () => {
  it('has nothing to mend', () => {
    expect(ids({})).toEqual([]);
  });

  it.each<[string, Changes]>([
    ['with a name of the highlands', { name: 'H’Hen Niê' }],
    ['with a dotted short name', { name: 'Nguyễn V. An' }],
    ['with a card valid until today', { insurance: { number: '0300000123', validTo: FIXTURE_TODAY } }],
    ['with an address of today', { address: 'Thôn Mẫu, Xã Ví Dụ, Tỉnh Thử' }],
    ['of somebody whose number is of abroad', { personalId: '234187000123' }],
  ])('%s has none either', (_, changes) => {
    expect(ids(changes)).toEqual([]);
  });
});

describe('who is not counted', () => {
  const broken: Changes = { personalId: undefined, name: 'An 2', birthDate: undefined };
  it.each<[string, Changes]>([
    ['somebody who died', { lifeStatus: 'deceased' }],
    ['somebody who moved away', { lifeStatus: 'moved-away' }],
  ])('%s', (_, changes) => {
    expect(ids({ ...broken, ...changes })).toEqual([]);
    expect(ids(broken)).not.toEqual([]);
  });
});

describe('each rule finds what it is for', () => {
  const CASES: readonly [DefectId, Changes][] = [
    ['personal-id-missing', { personalId: undefined }],
    ['personal-id-malformed', { personalId: '03818700012' }],
    ['id-sex-differs', { sex: 'male' }],
    ['id-birth-year-differs', { birthDate: born('1978-02-01') }],
    ['id-province-unknown', { personalId: '003187000123' }],
    ['id-century-unassigned', { personalId: '038587000123', birthDate: born('2187-02-01') }],
    ['name-stray-signs', { name: 'Nguyễn Thị Thử 2' }],
    ['name-stray-signs', { name: 'Nguyễn Thị Th?' }],
    ['name-untidy', { name: 'Nguyễn Thị Thử'.normalize('NFD') }],
    ['name-untidy', { name: 'Nguyễn  Thị Thử' }],
    ['birth-date-missing', { birthDate: undefined }],
    ['birth-date-incomplete', { birthDate: born('1987') }],
    ['birth-date-incomplete', { birthDate: born('1987-02') }],
    ['address-unit-ended', { address: 'Thôn Mẫu, Xã Ví Dụ, Huyện Không Có, Tỉnh Thử' }],
    ['insurance-malformed', { insurance: { number: 'GD9030300000123' } }],
    ['insurance-expired', { insurance: { number: '0300000123', validTo: day('2026-11-20') } }],
    ['phone-old-plan', { phone: '01660000123' }],
    ['phone-malformed', { phone: '09123' }],
    ['foreigner-without-passport', { personalId: undefined, nationalityCode: 'LAO' }],
    ['person-unidentified', { personalId: undefined, withoutPapers: 'unidentified', name: 'Chưa rõ 1' }],
    ['papers-awaited', { personalId: undefined, withoutPapers: 'other' }],
  ];
  it.each(CASES)('%s', (id, changes) => {
    expect(ids(changes)).toEqual([id]);
  });

  it('every rule has an id of its own and somebody who can correct it', () => {
    expect(new Set(DEFECT_RULES.map(({ id }) => id)).size).toBe(DEFECT_RULES.length);
    expect(DEFECT_RULES.every(({ correctedBy, asks }) => correctedBy.length > 0 && asks.length > 0)).toBe(
      true,
    );
  });
});

describe('what is proposed', () => {
  it('an old phone number becomes the one it was renumbered to in 2018', () => {
    expect(proposed({ phone: '0166 000 0123' })).toEqual([{ field: 'phone', value: '0360000123' }]);
  });

  it('a name of decomposed letters becomes the same name in NFC', () => {
    expect(proposed({ name: 'Nguyễn Thị Thử'.normalize('NFD') })).toEqual([
      { field: 'name', value: 'Nguyễn Thị Thử' },
    ]);
  });

  it('the year of the number takes the day and month that were known', () => {
    expect(proposed({ birthDate: born('1978-02-01') })).toEqual([
      { field: 'birthDate', value: '1987-02-01' },
    ]);
  });

  it('a leap day the year of the number does not have is not made up', () => {
    expect(proposed({ birthDate: born('1988-02-29') })).toEqual([{ field: 'birthDate', value: '1987' }]);
  });
});

describe('what stands so on the card', () => {
  const seen = {
    rule: 'birth-date-incomplete',
    said: '1987',
    personalId: '038187000123',
    seenOn: FIXTURE_TODAY,
  };

  it('is no defect any more once somebody saw it', () => {
    expect(ids({ birthDate: born('1987'), seenOnCard: [seen] })).toEqual([]);
  });

  it('is one again when the record says something else', () => {
    expect(ids({ birthDate: born('1987-02'), seenOnCard: [seen] })).toEqual(['birth-date-incomplete']);
    expect(ids({ birthDate: born('1987'), personalId: '038187000124', seenOnCard: [seen] })).toEqual([
      'birth-date-incomplete',
    ]);
  });

  it('never excuses a number that is missing', () => {
    expect(ids({ personalId: undefined, seenOnCard: [{ ...seen, rule: 'personal-id-missing' }] })).toEqual([
      'personal-id-missing',
    ]);
  });
});

describe('children', () => {
  const child = (birth: string): Changes => ({ birthDate: born(birth), personalId: '038320000123' });

  it('one day before the seventh birthday a child needs a named guardian, on the day itself not', () => {
    const ofYear = { personalId: '038319000123' };
    expect(ids({ ...child('2019-11-22'), ...ofYear })).toEqual(['child-without-guardian']);
    expect(ids({ ...child('2019-11-21'), ...ofYear })).toEqual([]);
  });

  it('a guardian or a mother who is known is enough', () => {
    expect(ids({ ...child('2020-05-01'), guardianName: 'Nguyễn Thị Thử' })).toEqual([]);
    expect(ids({ ...child('2020-05-01'), motherPersonId: fixtureId('person', 2) })).toEqual([]);
  });

  it('a child of 59 days without a number is waited for, one of 60 days is asked for it', () => {
    const named = { personalId: undefined, guardianName: 'Nguyễn Thị Thử' };
    expect(ids({ ...named, birthDate: born('2026-09-23') })).toEqual(['newborn-without-id']);
    expect(ids({ ...named, birthDate: born('2026-09-22') })).toEqual(['personal-id-missing']);
  });
});

describe('administrative units', () => {
  const unit = (communeCode: string, communeName: string): UnitOfToday => ({
    communeCode,
    communeName,
    provinceCode: '97',
    provinceName: 'Tỉnh Thử',
  });
  const [first, second] = [unit('97001', 'Xã Ví Dụ Mới'), unit('97002', 'Xã Mẫu Mới')];
  /** A crosswalk of three made-up communes: one that went into one, one that was split, one that stayed. */
  const FOLLOWERS: Readonly<Record<string, readonly UnitOfToday[]>> = {
    '90001': [first],
    '90002': [first, second],
  };
  const units: ProposeUnit = {
    ...NO_UNITS_KNOWN,
    ofCommune: (code) => {
      const followers = FOLLOWERS[code];
      return followers ? { kind: 'ended', followers } : { kind: 'in-force' };
    },
    ofAddress: (address) =>
      address.includes('Xã Cũ') ? { kind: 'ended', followers: [first] } : { kind: 'in-force' },
  };
  const setting = settingOn(FIXTURE_TODAY, units);
  const residence = (communeCode: string): NonNullable<Person['residence']> => ({
    ...unit(communeCode, 'Xã Cũ'),
    asOf: day('2024-01-01'),
  });

  it('an address of a commune that ended is asked about with the one that followed it', () => {
    expect(proposed({ address: 'Thôn Mẫu, Xã Cũ' }, setting)).toEqual([
      { field: 'residence', value: { ...first, asOf: FIXTURE_TODAY } },
    ]);
  });

  it('the address as written is no defect once the commune of today stands beside it', () => {
    expect(ids({ address: 'Thôn Mẫu, Xã Cũ', residence: residence('97001') }, setting)).toEqual([]);
  });

  it('a commune code that was superseded proposes its follower, and every part of one that was split', () => {
    expect(find({ residence: residence('90001') }, setting)[0]?.id).toBe('commune-superseded');
    expect(proposed({ residence: residence('90001') }, setting)).toHaveLength(1);
    expect(proposed({ residence: residence('90002') }, setting)).toHaveLength(2);
  });

  it('where the lists know the address, a word that looks like a district says nothing', () => {
    expect(ids({ address: 'Thôn Mẫu, Huyện Không Có' }, setting)).toEqual([]);
  });

  it.each(['Xã Ví Dụ, Huyện Thử', 'P. Mẫu, Q. 5, Hà Nội', 'Phường Mẫu, TX. Thử', 'Xã Mẫu, H. Thử'])(
    'without lists a district is still found in “%s”',
    (address) => {
      expect(ids({ address })).toEqual(['address-unit-ended']);
    },
  );

  it('before districts ended an address with one was right', () => {
    const before = settingOn(day('2025-06-30'));
    expect(ids({ address: 'Xã Ví Dụ, Huyện Thử' }, before)).toEqual([]);
  });
});

describe('what the insurance portal said', () => {
  const lookedUp = (resultCode: string): Person =>
    editRegistry(
      aPerson({ ...whole, insurance: { number: '0300000123' } }),
      { insuranceLookup: { resultCode, lookedUpOn: FIXTURE_TODAY } },
      { nowMs: FIXTURE_MS, replicaId: FIXTURE_REPLICA, accountId: fixtureId('account') },
    );
  const of = (person: Person): readonly DefectId[] =>
    recordDefects(person, settingOn(FIXTURE_TODAY)).map(({ id }) => id);

  it.each<[string, readonly DefectId[]]>([
    ['000', []],
    ['001', []],
    ['003', ['lookup-new-card']],
    ['010', ['lookup-card-ended']],
    ['050', ['lookup-number-wrong']],
    ['052', ['lookup-number-wrong']],
    ['060', ['lookup-name-differs']],
    ['061', ['lookup-name-differs']],
    ['070', ['lookup-birth-date-differs']],
    ['100', ['lookup-again']],
    ['110', ['lookup-card-ended']],
    ['122', ['lookup-card-ended']],
    ['130', ['lookup-child-without-card']],
    ['999', ['lookup-code-unknown']],
  ])('%s', (code, expected) => {
    expect(of(lookedUp(code))).toEqual(expected);
  });

  it('every code of the table but the good ones leads to something to do', () => {
    const silent = INSURANCE_LOOKUP_CODES.filter(({ code }) => of(lookedUp(code)).length === 0);
    expect(silent.map(({ code }) => code)).toEqual(['000', '001', '002']);
  });

  it('once the field was mended, only the look-up is to be made again', () => {
    const mended = editRegistry(
      lookedUp('061'),
      { name: 'Nguyễn Thị Thứ' },
      { nowMs: FIXTURE_MS + 60_000, replicaId: FIXTURE_REPLICA, accountId: fixtureId('account') },
    );
    expect(of(mended)).toEqual(['lookup-again']);
    const told = { resultCode: '061', lookedUpOn: FIXTURE_TODAY };
    const later = {
      nowMs: FIXTURE_MS + 120_000,
      replicaId: FIXTURE_REPLICA,
      accountId: fixtureId('account'),
    };
    // The same answer is no edit: whoever writes it down anew takes the old one away first.
    const again = editRegistry(
      editRegistry(mended, { insuranceLookup: undefined }, later),
      { insuranceLookup: told },
      later,
    );
    expect(of(again)).toEqual(['lookup-name-differs']);
  });
});
