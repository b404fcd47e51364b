import { beforeEach, describe, expect, it } from 'vitest';
import {
  aHousehold,
  anEncounter,
  aPerson,
  fixtureId,
  FIXTURE_TODAY,
} from '@tram/shared-schema/fixtures/builders.js';
import { parsePartialDate, type PartialDate } from '@tram/shared-schema/local-date.js';
import { readCardText } from '@tram/shared-schema/people/card-text.js';
import type { Person } from '@tram/shared-schema/people/person.js';
import { slipText } from '@tram/shared-schema/people/slip-code.js';
import { temporaryCodeOf } from '@tram/shared-schema/people/temporary-code.js';
import { openTestDesk, type TestDesk } from '#testing/test-desk.js';
import { schemaErrors } from '#testing/valid-document.js';
import { findPossibleDoubles } from './find-possible-doubles.js';
import { openByCard, type OpenedByCard } from './open-by-card.js';
import { openNewPersonForm, openPersonEdit } from './open-person-form.js';
import { EMPTY_PERSON_FORM, personFormOf } from './person-form.js';
import { withCard } from './person-form-of-card.js';

const born = (text: string): PartialDate => {
  const parsed = parsePartialDate(text);
  if (!parsed.ok) throw new Error('no such date');
  return parsed.value;
};

const ID_CARD = '003187000123|030000123|Nguyễn Thị Thử|01022087|Nữ|Thôn Mẫu Thượng, Xã Ví Dụ|15072021';
const GOOD_CARD = ID_CARD.replace('01022087', '01021987');
const hex = (text: string): string =>
  [...new TextEncoder().encode(text)].map((byte) => byte.toString(16)).join('');
const insuranceCard = (number: string, validTo: string): string =>
  `${number}|${hex('Nguyễn Thị Thử')}|01/02/1987|2|${hex('Xã Ví Dụ')}|19 - 034|01/01/2026|${validTo}|01/01/2026|-|-|4|-|ab-7102|$`;

let desk: TestDesk;
beforeEach(async () => {
  desk = await openTestDesk();
});
function scan(text: string): Promise<OpenedByCard> {
  const reading = readCardText(text, FIXTURE_TODAY);
  if (reading.kind === 'torn' || reading.kind === 'unreadable' || reading.kind === 'foreign') {
    throw new Error(`the test's card is ${reading.kind}`);
  }
  return openByCard(reading, desk);
}

const known = aPerson({ oldIdNumbers: ['030000123'] });
const opened = async (text: string) => {
  const result = await scan(text);
  if (result.kind !== 'found') throw new Error(`not found: ${result.kind}`);
  return result;
};

describe('whose card this is', () => {
  it('the personal id finds its person, and a card that agrees leaves nothing to mend', async () => {
    desk.documents.receive([aPerson({ oldIdNumbers: ['030000123'], idCardIssuedOn: undefined })]);
    expect(await opened(GOOD_CARD)).toMatchObject({ personId: known._id, differences: [] });
  });

  it('an old number on the card finds a person registered before the card', async () => {
    desk.documents.receive([aPerson({ personalId: undefined, oldIdNumbers: ['030000123'] })]);
    expect((await opened(GOOD_CARD)).differences.map(({ field }) => field)).toEqual(['personalId']);
  });

  it('a typed CMND number finds its person', async () => {
    desk.documents.receive([known]);
    expect((await opened('030000123')).personId).toBe(known._id);
  });

  it('a new insurance card finds the holder of the old one', async () => {
    desk.documents.receive([aPerson({ insurance: { number: 'GD4030300000123' } })]);
    const { differences } = await opened(insuranceCard('0300000123', '31/12/2026'));
    expect(differences).toMatchObject([{ field: 'insurance', onCard: { number: '0300000123' } }]);
  });

  it('without any number in common, name and birth date find the person', async () => {
    desk.documents.receive([aPerson({ personalId: undefined, birthDate: born('1987') })]);
    expect((await opened(GOOD_CARD)).differences.map(({ field }) => field)).toEqual([
      'birthDate',
      'personalId',
      'oldIdNumbers',
    ]);
  });

  it('the same name and day with another personal id is another person', async () => {
    desk.documents.receive([aPerson({ personalId: '003187000999' })]);
    expect((await scan(GOOD_CARD)).kind).toBe('new');
  });

  it('two records with one number are both offered', async () => {
    desk.documents.receive([known, aPerson({ _id: fixtureId('person', 2) })]);
    const result = await scan(GOOD_CARD);
    expect(result.kind === 'several' && result.persons).toHaveLength(2);
  });

  it('a slip of ours leads to whose it is, once its record is here', async () => {
    const visit = anEncounter({ personId: known._id });
    const household = aHousehold();
    const slip = (id: Parameters<typeof slipText>[0]) => scan(slipText(id, desk.stationId));
    expect(await slip(visit._id)).toEqual({ kind: 'slip-not-here' });
    desk.documents.receive([known, visit, household]);
    expect(await slip(visit._id)).toEqual({ kind: 'person', personId: known._id });
    expect(await slip(known._id)).toEqual({ kind: 'person', personId: known._id });
    expect(await slip(household._id)).toEqual({ kind: 'household', householdId: household._id });
  });

  it('a slip another station printed is said to be theirs', async () => {
    const slip = slipText(fixtureId('person', 9), fixtureId('station', 77));
    expect(await scan(slip)).toEqual({ kind: 'slip-of-another-station' });
  });

  it('a temporary code leads to whose it is, also once there are papers', async () => {
    const code = temporaryCodeOf(known._id);
    expect(await scan(code)).toEqual({ kind: 'code-not-here', code });
    desk.documents.receive([aPerson({ temporaryCode: code })]);
    expect(await scan(code.toLowerCase().replaceAll('-', ''))).toEqual({
      kind: 'person',
      personId: known._id,
    });
  });
});

describe('a card of somebody new', () => {
  it('fills the form, tells what is doubtful, and what it writes is a record the server takes', async () => {
    const result = await scan(ID_CARD);
    if (result.kind !== 'new') throw new Error(result.kind);
    expect(result.warnings.map(({ kind }) => kind)).toContain('future-birth-date');
    expect(result.prefill).toMatchObject({
      name: 'Nguyễn Thị Thử',
      sex: 'female',
      personalId: '003 187 000 123',
      oldIdNumbers: '030000123',
      identitySource: 'id-card',
    });
    desk.formStarts.give({
      values: { ...result.prefill, birthDate: '1/2/1987' },
      cardWarnings: result.warnings,
    });
    const form = await openNewPersonForm(desk, undefined);
    const outcome = await form.save();
    expect(outcome.kind === 'saved' && schemaErrors(outcome.person)).toEqual([]);
  });

  it('an insurance card brings how long it is valid', async () => {
    const result = await scan(insuranceCard('GD4030300000123', '31/12/2026'));
    if (result.kind !== 'new') throw new Error(result.kind);
    desk.formStarts.give({ values: result.prefill, cardWarnings: result.warnings });
    const outcome = await (await openNewPersonForm(desk, undefined)).save();
    expect(outcome.kind === 'saved' && outcome.person).toMatchObject({
      insurance: {
        number: 'GD4030300000123',
        validFrom: '2026-01-01',
        validTo: '2026-12-31',
        facilityCode: '19-034',
      },
      identitySource: 'insurance-card',
    });
  });

  it('what one page hands over is not taken by another form', async () => {
    desk.documents.receive([known]);
    desk.formStarts.give({ values: { ...EMPTY_PERSON_FORM, name: 'Ai đó' }, cardWarnings: [] });
    expect((await openPersonEdit(desk, known._id))?.values.value.name).toBe('Nguyễn Thị Thử');
    expect((await openNewPersonForm(desk, undefined)).values.value.name).toBe('');
  });
});

describe('a card of somebody registered without papers', () => {
  const CHILD_CARD = '003326000777||Trần Thị Hạt Mít|15112026|Nữ|Xã Ví Dụ|20112026';
  const child = aPerson({
    _id: fixtureId('person', 5),
    name: 'Con bà Nguyễn Thị Thử',
    sex: 'unknown',
    birthDate: born('2026-11-15'),
    personalId: undefined,
    withoutPapers: 'newborn',
    temporaryCode: temporaryCodeOf(fixtureId('person', 5)),
    householdId: fixtureId('household'),
  });
  const mayComplete = async (text: string): Promise<readonly string[]> => {
    const result = await scan(text);
    if (result.kind !== 'new') throw new Error(result.kind);
    return result.mayComplete.map(({ id }) => id);
  };

  it('offers the newborn of that day', async () => {
    desk.documents.receive([known, child]);
    expect(await mayComplete(CHILD_CARD)).toEqual([child._id]);
    expect(await mayComplete(CHILD_CARD.replace('15112026', '16112026'))).toEqual([]);
    expect(await mayComplete(CHILD_CARD.replace('Nữ', 'Nam'))).toEqual([child._id]);
  });

  it('offers nobody who has papers, whatever they were called before', async () => {
    desk.documents.receive([{ ...child, personalId: '003326000111' }]);
    expect(await mayComplete(CHILD_CARD)).toEqual([]);
  });

  it('offers the child whose mother the insurance card names, whatever the child was called here', async () => {
    const mother = { ...known, householdId: fixtureId('household') };
    desk.documents.receive([mother, { ...child, name: 'Bé Mít' }]);
    const card = `TE1030300000777|${hex('Trần Thị Hạt Mít')}|15/11/2026|2|-|19 - 034|15/11/2026|-|-|-|${hex('Nguyễn Thị Thử')}|4|-|ab-7102|$`;
    expect(await mayComplete(card)).toEqual([child._id]);
  });
});

describe('mending a record by its card', () => {
  it('a re-issued number takes the place of the old one, which is kept', async () => {
    const person = aPerson({ personalId: '003187000999', oldIdNumbers: undefined, birthDate: born('1987') });
    desk.documents.receive([person]);
    const card = (await opened(`${GOOD_CARD}`.replace('030000123', '003187000999'))).card;
    desk.formStarts.give({
      personId: person._id,
      values: withCard(personFormOf(person, ''), card),
      cardWarnings: [],
    });
    const form = await openPersonEdit(desk, person._id);
    const outcome = await form?.save();
    expect(outcome?.kind === 'saved' && outcome.person).toMatchObject({
      personalId: '003187000123',
      oldIdNumbers: ['003187000999'],
      birthDate: '1987-02-01',
    });
  });

  it('capitals on the card do not shout over the name of the record, nor its address over the one told', () => {
    const form = personFormOf(aPerson({ address: 'Cạnh đình' }), '');
    const read = readCardText(GOOD_CARD.replace('Nguyễn Thị Thử', 'NGUYỄN THỊ THỬ'), FIXTURE_TODAY);
    if (read.kind !== 'cccd') throw new Error(read.kind);
    const card = { source: 'id-card', name: read.card.name, address: 'Nơi khác', warnings: [] } as const;
    expect(withCard(form, card)).toMatchObject({ name: 'Nguyễn Thị Thử', address: 'Cạnh đình' });
  });
});

describe('who it may already be', () => {
  const ask = (values: Partial<typeof EMPTY_PERSON_FORM>, except?: Person['_id']) =>
    findPossibleDoubles({ ...EMPTY_PERSON_FORM, ...values }, desk.directory, FIXTURE_TODAY, except).map(
      ({ person, reasons }) => [person.id, ...reasons],
    );

  it('the same number, or the same name without its accents and the same birth year', () => {
    desk.documents.receive([known]);
    expect(ask({ personalId: '003187000123' })).toEqual([[known._id, 'same-personal-id']]);
    expect(ask({ oldIdNumbers: '030 000 123' })).toEqual([[known._id, 'same-old-id']]);
    expect(ask({ name: 'nguyen thi thu', birthDate: '1987' })).toEqual([
      [known._id, 'same-name-and-birth-year'],
    ]);
  });

  it('nobody, where only the name is the same, and never oneself', () => {
    desk.documents.receive([known]);
    expect(ask({ name: 'Nguyễn Thị Thử', birthDate: '1988' })).toEqual([]);
    expect(ask({ name: 'Nguyễn Thị Thử' })).toEqual([]);
    expect(ask({ personalId: '003187000123' }, known._id)).toEqual([]);
  });
});
