import { describe, expect, it } from 'vitest';
import { aPerson, fixtureId, FIXTURE_TODAY as today } from '@tram/shared-schema/fixtures/builders.js';
import { changesBetween } from '@tram/shared-schema/document/edit-registry.js';
import type { Person } from '@tram/shared-schema/people/person.js';
import { parsePartialDate } from '@tram/shared-schema/local-date.js';
import { fieldsOf } from './person-fields.js';
import { EMPTY_PERSON_FORM, personFormOf, readPersonForm, type PersonFormValues } from './person-form.js';
import { parsePersonForm, type PersonFormFailures, type PersonFormReading } from './parse-person-form.js';
import { personFormWarnings } from './person-form-warnings.js';

const typed = (values: Partial<PersonFormValues>): PersonFormValues => ({
  ...EMPTY_PERSON_FORM,
  name: 'Trần Thị Thử',
  sex: 'female',
  ...values,
});

function read(values: Partial<PersonFormValues>): PersonFormReading {
  const reading = parsePersonForm(typed(values), today);
  if (!reading.ok) throw new Error(`refused: ${JSON.stringify(reading.error)}`);
  return reading.value;
}

function refusals(values: Partial<PersonFormValues>): PersonFormFailures {
  const reading = parsePersonForm(typed(values), today);
  return reading.ok ? {} : reading.error;
}

describe('what the person form refuses, and why', () => {
  it.each<[Partial<PersonFormValues>, PersonFormFailures]>([
    [{ name: '  ' }, { name: { kind: 'name-empty' } }],
    [{ name: 'a'.repeat(121) }, { name: { kind: 'text-too-long', length: 121, limit: 120 } }],
    [{ sex: '' }, { sex: { kind: 'sex-not-chosen' } }],
    [{ birthDate: '31/02/2000' }, { birthDate: { kind: 'no-such-day' } }],
    [{ birthDate: '31022000' }, { birthDate: { kind: 'no-such-day' } }],
    [{ birthDate: '5/6/57' }, { birthDate: { kind: 'year-of-two-digits' } }],
    [{ birthDate: 'Tết' }, { birthDate: { kind: 'date-unreadable' } }],
    [{ birthDate: '22/11/2026' }, { birthDate: { kind: 'date-in-future' } }],
    [{ birthDate: '12/2026' }, { birthDate: { kind: 'date-in-future' } }],
    [{ birthDate: '1903' }, { birthDate: { kind: 'date-too-long-ago', year: 1903 } }],
    [
      { personalId: '003 087 000 1234' },
      { personalId: { kind: 'personal-id', failure: { kind: 'too-long', digits: 13 } } },
    ],
    [
      { personalId: '003087000' },
      { personalId: { kind: 'personal-id', failure: { kind: 'old-id-number' } } },
    ],
    [{ oldIdNumbers: '12345' }, { oldIdNumbers: { kind: 'old-id-number-unreadable' } }],
    [
      { insuranceNumber: 'GD9030300000123' },
      { insuranceNumber: { kind: 'insurance-number', failure: { kind: 'unknown-benefit-level' } } },
    ],
    [{ phone: '0912 345' }, { phone: { kind: 'phone', failure: { kind: 'too-short', digits: 7 } } }],
    [{ householdChoice: 'join' }, { householdId: { kind: 'household-not-chosen' } }],
    [
      { lifeStatus: 'deceased', birthDate: '1950', deceasedOn: '1949' },
      { deceasedOn: { kind: 'died-before-birth' } },
    ],
  ])('%o is refused by name', (values, failures) => {
    expect(refusals(values)).toEqual(failures);
  });

  it('takes from a helper of some hamlets only people who live there', () => {
    const own = fixtureId('hamlet', 1);
    const kindFor = (hamletId: string) => {
      const reading = parsePersonForm(typed({ hamletId }), today, undefined, [own]);
      return reading.ok ? undefined : reading.error.hamletId?.kind;
    };
    expect(kindFor(own)).toBeUndefined();
    expect(kindFor(fixtureId('hamlet', 2))).toBe('hamlet-not-chosen');
    expect(kindFor('')).toBe('hamlet-not-chosen');
  });

  it('everything that is wrong is said at once, not one after the other', () => {
    expect(Object.keys(refusals({ name: '', sex: '', phone: '1' })).sort()).toEqual(['name', 'phone', 'sex']);
  });

  it.each(['21/11/2026', '11/2026', '2026', '1904'])('birth in %s is taken', (birthDate) => {
    expect(refusals({ birthDate })).toEqual({});
  });
});

describe('what the person form writes', () => {
  it('a name typed in decomposed letters is stored in composed ones, with single spaces', () => {
    expect(read({ name: '  Nguyễn   Thị  Bưởi '.normalize('NFD') }).fields.name).toBe('Nguyễn Thị Bưởi');
  });

  it.each([
    ['5/6/2009', '2009-06-05'],
    ['7/1952', '1952-07'],
    ['1950', '1950'],
    ['', undefined],
  ])('birth date %j is stored as %j', (birthDate, stored) => {
    expect(read({ birthDate }).fields.birthDate).toBe(stored);
  });

  it('numbers are stored without their gaps, a phone as it is dialled today', () => {
    const { fields } = read({
      personalId: '003 187 000 123',
      insuranceNumber: 'gd 4 03 0300000123',
      phone: '+84 912 345 678',
      oldIdNumbers: '030 000 123, 030000123',
    });
    expect(fields).toMatchObject({
      personalId: '003187000123',
      insurance: { number: 'GD4030300000123' },
      phone: '0912345678',
      oldIdNumbers: ['030000123'],
    });
  });

  it('what a card said of the insurance stays with its number and falls away with another', () => {
    const card = {
      insuranceNumber: 'GD 4 03 0300000123',
      insuranceOf: 'GD4030300000123',
      insuranceValidTo: '31/12/2026',
      insuranceFacility: '19-034',
    };
    expect(read(card).fields.insurance).toEqual({
      number: 'GD4030300000123',
      validTo: '2026-12-31',
      facilityCode: '19-034',
    });
    expect(read({ ...card, insuranceNumber: '0300000124' }).fields.insurance).toEqual({
      number: '0300000124',
    });
  });

  it('a note keeps its lines', () => {
    expect(read({ note: ' sống một mình \r\n nhà cạnh đình \n\n' }).fields.note).toBe(
      'sống một mình\nnhà cạnh đình',
    );
  });

  it('nobody is related to the head of no household', () => {
    expect(read({ householdChoice: 'none', relationToHead: 'child' }).fields.relationToHead).toBeUndefined();
  });
});

describe('mending a known person', () => {
  const year = parsePartialDate('1957');
  if (!year.ok) throw new Error('1957 is a year');
  const person = aPerson({
    name: 'Phạm Văn Mẫu',
    sex: 'male',
    birthDate: year.value,
    personalId: undefined,
    phone: '113',
    householdId: fixtureId('household'),
    relationToHead: 'parent',
    insurance: { number: 'HT3030300000123' },
    note: 'a',
  });
  const opened = { values: personFormOf(person, 'Phạm Thị Chủ'), fields: fieldsOf(person) };
  const mended = (changes: Partial<PersonFormValues>) => {
    const reading = parsePersonForm({ ...opened.values, ...changes }, today, opened);
    if (!reading.ok) throw new Error(`refused: ${JSON.stringify(reading.error)}`);
    return changesBetween<Person>(opened.fields, reading.value.fields);
  };

  it('a form opened and saved untouched changes nothing, even where an old number would not be taken today', () => {
    expect(mended({})).toEqual({});
  });

  it('only what was changed is written', () => {
    expect(mended({ birthDate: '12/3/1957' })).toEqual({ birthDate: '1957-03-12' });
  });

  it('an answer that was emptied is emptied', () => {
    expect(mended({ note: '', insuranceNumber: '' })).toEqual({ note: undefined, insurance: undefined });
  });

  it('an old answer that was touched must be good', () => {
    const reading = parsePersonForm({ ...opened.values, phone: '114' }, today, opened);
    expect(reading).toMatchObject({ ok: false, error: { phone: { kind: 'phone' } } });
  });

  it('a renewed card of the same number renews how long it is valid', () => {
    expect(mended({ insuranceValidTo: '31/12/2027' })).toEqual({
      insurance: { number: 'HT3030300000123', validTo: '2027-12-31' },
    });
  });
});

describe('what the form merely asks about', () => {
  it.each<[Partial<PersonFormValues>, ReturnType<typeof personFormWarnings>]>([
    [{ name: 'TRẦN THỊ THỬ' }, { name: { kind: 'all-capitals', proposed: 'Trần Thị Thử' } }],
    [{ name: 'trần thị thử' }, { name: { kind: 'no-capitals', proposed: 'Trần Thị Thử' } }],
    [{ name: 'Trần Th1 Thử' }, { name: { kind: 'not-a-letter' } }],
    [{ name: 'Thử' }, { name: { kind: 'one-word' } }],
    [{ name: "H'Hen Niê" }, {}],
    [{ birthDate: '1921' }, { birthDate: { kind: 'very-old', years: 105 } }],
    [{ birthDate: '1922' }, {}],
    [{ personalId: '019087000123' }, { personalId: { kind: 'sex-differs', onId: 'male' } }],
    [{ birthDate: '22/11/2019' }, { guardian: { kind: 'child-without-guardian' } }],
    [{ birthDate: '21/11/2019' }, {}],
    [{ birthDate: '22/11/2019', guardianName: 'Trần Thị Mẹ' }, {}],
    [{ birthDate: '22/11/2019', motherPersonId: 'person:01F1XT00000000000000000009' }, {}],
  ])('%o', (values, warnings) => {
    expect(personFormWarnings(typed(values), today)).toEqual(warnings);
  });
});

describe('a draft of another version', () => {
  it('opens with what this form knows', () => {
    expect(readPersonForm({ name: 'Lê Thử', phone: 7, shoeSize: '42' })).toEqual({
      ...EMPTY_PERSON_FORM,
      name: 'Lê Thử',
    });
  });
});
