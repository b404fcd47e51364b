import { describe, expect, it } from 'vitest';
import { careFactOf } from '../due/care-fact.js';
import { immunisationSubject } from '../due/immunisation-subject.js';
import { aPerson, fixtureId } from '../../fixtures/builders.js';
import { aDose, anImmunisationDecision, aPregnancy } from '../../fixtures/care-builders.js';
import type { TramDocument } from '../document/document-types.js';
import { instantAt } from '../document/instant.js';
import { startOfDayMs, type LocalDate } from '../local-date.js';
import { compileSchedule } from './compile-schedule.js';
import { EPI_2026_07 } from './epi-schedules.table.js';
import { judgeChild } from './judge-child.js';
import { nextVisit, vaccineCard, type CardCell, type VaccineCard } from './vaccine-card.js';

const schedule = compileSchedule(EPI_2026_07);
const day = (text: string): LocalDate => text as LocalDate;
const BORN = day('2026-01-10');

let count = 0;
const given = (vaccineCode: string, on: string) =>
  aDose({
    _id: fixtureId('dose', (count += 1)),
    ...{ vaccineCode, givenOn: day(on), occurredAt: instantAt(startOfDayMs(day(on))) },
  });

interface Whose {
  readonly bornOn?: LocalDate;
  readonly sex?: string;
}
function cardOf(documents: readonly TramDocument[], on: string, { bornOn = BORN, sex = 'male' }: Whose = {}) {
  const { _id: personId, lifeStatus } = aPerson();
  const facts = documents.flatMap((doc) => careFactOf(doc) ?? []);
  const subject = immunisationSubject({ personId, sex, lifeStatus, birthDate: bornOn }, facts);
  if (!subject) throw new Error('the birthday is known');
  return vaccineCard(judgeChild(schedule, subject, day(on)), facts, day(on));
}
const cells = (card: VaccineCard, group: string): readonly CardCell[] =>
  card.rows.find((row) => row.group === group)?.cells ?? [];
const kinds = (card: VaccineCard, group: string): string[] => cells(card, group).map(({ kind }) => kind);

describe('the card of a child', () => {
  it.each([
    ['2026-03-09', 'not-yet'],
    ['2026-03-10', 'due'],
    ['2026-04-09', 'due'],
    ['2026-04-10', 'late'],
  ])('the first five-in-one on %s is %s', (on, kind) => {
    expect(cells(cardOf([], on), 'DTP')[0]?.kind).toBe(kind);
  });

  it('says since when a dose is late: the first day it was', () => {
    expect(cells(cardOf([], '2026-06-01'), 'DTP')[0]).toMatchObject({ kind: 'late', since: '2026-04-10' });
  });

  it('what was given stands with its day, the next has its own, the rest wait for it', () => {
    const card = cardOf([given('penta', '2026-03-10')], '2026-03-20');
    expect(cells(card, 'DTP')).toMatchObject([
      { kind: 'given', number: 1, on: '2026-03-10' },
      { kind: 'not-yet', number: 2, from: '2026-04-10' },
      { kind: 'after-previous', number: 3 },
      { kind: 'after-previous', number: 4 },
    ]);
  });

  it('a dose too soon stands beside the others and is not counted, with the day it could have been', () => {
    const card = cardOf([given('penta', '2026-03-10'), given('penta', '2026-04-06')], '2026-04-20');
    expect(kinds(card, 'DTP')).toEqual([
      'given',
      'not-counted',
      'not-yet',
      'after-previous',
      'after-previous',
    ]);
    expect(cells(card, 'DTP')[1]).toMatchObject({
      reasons: ['interval-too-short'],
      earliestOn: '2026-04-07',
    });
  });

  it('from two months on the birth dose is no longer needed', () => {
    expect(kinds(cardOf([], '2026-03-09'), 'HepB0')).toEqual(['late']);
    expect(kinds(cardOf([], '2026-03-10'), 'HepB0')).toEqual(['not-needed']);
  });

  it('at a year tuberculosis can no longer be vaccinated against', () => {
    expect(kinds(cardOf([], '2027-01-09'), 'BCG')).toEqual(['late']);
    expect(kinds(cardOf([], '2027-01-10'), 'BCG')).toEqual(['too-old']);
  });

  it('a vaccine the schedule has no row for is told apart', () => {
    expect(cardOf([given('zoster', '2026-03-10')], '2026-03-20').outside).toMatchObject([
      { vaccineCode: 'zoster' },
    ]);
  });
});

describe('what comes next', () => {
  const decided = (kind: string, untilOn?: string) =>
    anImmunisationDecision({
      ...{ kind, vaccineCodes: [], occurredAt: instantAt(startOfDayMs(day('2026-03-15'))) },
      untilOn: untilOn === undefined ? undefined : day(untilOn),
    });

  it('everything due goes into one visit', () => {
    const visit = nextVisit(cardOf([], '2026-03-15'), day('2026-03-15'));
    expect(visit?.on).toBe('2026-03-15');
    expect(visit?.doses.map(({ group }) => group)).toEqual(['BCG', 'DTP', 'OPV', 'Rota', 'PCV']);
  });

  it('with nothing due it is the next day something is', () => {
    const card = cardOf(
      ['bcg', 'penta', 'bopv', 'rota', 'pcv'].map((code) => given(code, '2026-03-10')),
      '2026-03-12',
    );
    expect(nextVisit(card, day('2026-03-12'))).toMatchObject({ on: '2026-04-10' });
  });

  it('what was put off comes on the day it was put off to', () => {
    const card = cardOf([decided('deferred', '2026-03-22')], '2026-03-16');
    expect(kinds(card, 'DTP')[0]).toBe('held');
    expect(nextVisit(card, day('2026-03-16'))).toMatchObject({ on: '2026-03-22' });
  });

  it('on that day nothing holds it any more', () => {
    const card = cardOf([decided('deferred', '2026-03-22')], '2026-03-22');
    expect(kinds(card, 'DTP')[0]).toBe('due');
  });

  it('what was refused is not asked for again by itself', () => {
    const card = cardOf([decided('refused')], '2026-03-16');
    expect(kinds(card, 'DTP')[0]).toBe('held');
    expect(nextVisit(card, day('2026-03-16'))?.doses.some(({ held }) => held)).not.toBe(true);
  });
});

describe('older children and women', () => {
  it('a girl of eleven is due for HPV, a boy never', () => {
    const bornOn = day('2015-03-01');
    expect(kinds(cardOf([], '2026-11-21', { bornOn, sex: 'female' }), 'HPV')[0]).toBe('due');
    expect(cells(cardOf([], '2026-11-21', { bornOn, sex: 'male' }), 'HPV')).toEqual([]);
  });

  it('at seven Td is due, and what small children get is asked for no more', () => {
    const card = cardOf([], '2026-11-21', { bornOn: day('2019-11-21') });
    expect(card.next.map(({ group }) => group)).toContain('Td');
    expect(cells(card, 'DTP')).toEqual([]);
  });

  it.each([
    ['unknown', 5],
    ['three-primary', 3],
    ['three-and-booster', 2],
  ])(
    'a pregnant woman with a history of %s has %i doses before her, the first now',
    (earlierTetanus, doses) => {
      const pregnancy = aPregnancy({ registeredOn: day('2026-11-01'), earlierTetanus });
      const card = cardOf([pregnancy], '2026-11-21', { bornOn: day('1998-05-02'), sex: 'female' });
      expect(card.next.map(({ dueOn }) => dueOn)).toEqual(['2026-11-01']);
      expect(card.rows.flatMap((row) => row.cells)).toHaveLength(doses);
    },
  );

  it('what she began with child goes on after the birth: the third dose six months after the second', () => {
    const pregnancy = aPregnancy({ registeredOn: day('2026-07-01'), endedOn: day('2026-11-10') });
    const documents = [pregnancy, given('td', '2026-08-01'), given('td', '2026-09-01')];
    const card = cardOf(documents, '2026-11-21', { bornOn: day('1998-05-02'), sex: 'female' });
    expect(nextVisit(card, day('2026-11-21'))).toMatchObject({ on: '2027-03-01', doses: [{ number: 3 }] });
  });
});
