// A commune under chronic care, for counting it at the server and, as a tablet would, from the same records in memory.

import { chronicCounts } from '@tram/shared-schema/chronic/chronic-counts.js';
import { registerRows } from '@tram/shared-schema/chronic/register-rows.js';
import { REGISTERS, type MeasureRow, type RegisterRow } from '@tram/shared-schema/chronic/registers.table.js';
import type { Reached } from '@tram/shared-schema/chronic/target-reached.js';
import type { TramDocument } from '@tram/shared-schema/document/document-types.js';
import { documentId } from '@tram/shared-schema/document/ids.js';
import { instantAt } from '@tram/shared-schema/document/instant.js';
import { careFactOf } from '@tram/shared-schema/due/care-fact.js';
import type { PersonCare } from '@tram/shared-schema/due/person-care.js';
import { registerCells } from '@tram/shared-schema/exchange/register-csv.js';
import { aFollowUp, anEnrolment } from '@tram/shared-schema/fixtures/care-builders.js';
import { addDays, localDateAt, startOfDayMs, type LocalDate } from '@tram/shared-schema/local-date.js';
import { personFactOf } from '#centre/read-care-facts.js';
import { NOW_MS, person, ulidOf } from '#testing/documents.js';

export const TODAY = localDateAt(NOW_MS);
/** More than one piece of what is read at a time. */
export const ENROLLED = 620;
export /** Number of the person who is in all registers of the form. */
const IN_EVERY_REGISTER = 9_500;
export const daysAgo = (days: number): LocalDate => addDays(TODAY, -days);
const at = (on: LocalDate) => instantAt(startOfDayMs(on) + 3_600_000);

export const enrolled = (n: number, register = 'hypertension') =>
  anEnrolment({
    _id: documentId('enrolment', ulidOf(10_000 + n)),
    personId: person(n)._id,
    register,
    enrolledOn: daysAgo(30 + (n % 300)),
    standing: n % 20 === 0 ? 'died' : 'under-care',
  });
export const seen = (n: number, daysBefore: number, reached: Reached, status = 'completed') =>
  aFollowUp({
    _id: documentId('follow-up', ulidOf(20_000 + 1000 * daysBefore + n)),
    personId: person(n)._id,
    registers: ['hypertension'],
    occurredAt: at(daysAgo(daysBefore)),
    status,
    reached: { hypertension: reached },
  });

/** Somebody in every register of the form, with a visit that answers all they ask, and one at home that answers little. */
function inEveryRegister(n: number): TramDocument[] {
  const registers = REGISTERS.map(({ code }) => code);
  const measures = Object.fromEntries(
    REGISTERS.flatMap(({ measures: asked }) => asked.map((row) => [row.code, answerOf(row)])),
  );
  const { pressureReadings: _none, ...little } = aFollowUp({
    _id: documentId('follow-up', ulidOf(90_000 + n)),
    personId: person(n)._id,
    registers,
    occurredAt: at(daysAgo(5)),
    place: 'home',
  });
  return [
    person(n),
    ...REGISTERS.map(({ code, diagnoses: [diagnosisCode] }, index) =>
      anEnrolment({
        _id: documentId('enrolment', ulidOf(80_000 + 100 * index + n)),
        personId: person(n)._id,
        register: code,
        enrolledOn: daysAgo(400),
        diagnosedAt: 'Bệnh viện huyện Thử',
        ...(diagnosisCode !== undefined && { diagnosisCode }),
      }),
    ),
    little,
    aFollowUp({
      _id: documentId('follow-up', ulidOf(91_000 + n)),
      personId: person(n)._id,
      registers,
      occurredAt: at(daysAgo(70)),
      glucose: { mmolL: 6.25, kind: 'fasting' },
      medicines: [{ name: 'Metformin', days: 30 }, { name: 'Amlodipin' }],
      measures,
      reached: {},
    }),
  ];
}
function answerOf(row: MeasureRow): number | boolean | string {
  if (row.kind === 'number') return row.from + 0.5;
  if (row.kind === 'choice') return row.choices.at(-1)?.value ?? 0;
  return row.kind === 'yes-no' ? true : 'vừa';
}

export function chronicCommune(): TramDocument[] {
  const numbers = Array.from({ length: ENROLLED }, (_, n) => n);
  return [
    ...numbers.map((n) => person(n)),
    ...numbers.map((n) => enrolled(n)),
    ...numbers.filter((n) => n % 3 > 0).map((n) => seen(n, 20 + (n % 120), n % 2 === 0 ? 1 : 0)),
    // A person nobody follows, and a visit that was entered in error.
    person(5000),
    seen(4, 2, 1, 'entered-in-error'),
    // Another record of somebody, with a visit of its own.
    person(6000, { replacedBy: person(7)._id }),
    aFollowUp({ ...seen(7, 3, 1), personId: person(6000)._id }),
    enrolled(9_000, 'of-a-newer-app'),
    person(9_000),
    ...inEveryRegister(IN_EVERY_REGISTER),
  ];
}

/** What a tablet with these documents holds of its people. */
export function heldHere(docs: readonly TramDocument[]): readonly PersonCare[] {
  const facts = docs.flatMap((doc) => careFactOf(doc) ?? []);
  const joined = new Map(
    docs.flatMap((doc) => (doc.type === 'person' && doc.replacedBy ? [[doc._id, doc.replacedBy]] : [])),
  );
  return docs.flatMap((doc) =>
    doc.type === 'person' && doc.replacedBy === undefined
      ? [
          {
            person: personFactOf(doc),
            facts: facts.filter(({ personId }) => (joined.get(personId) ?? personId) === doc._id),
          },
        ]
      : [],
  );
}
/** What it counts. */
export const countedHere = (docs: readonly TramDocument[], question: { from?: LocalDate; asOf: LocalDate }) =>
  chronicCounts(heldHere(docs), question);

/** Every cell of a register of one year, as it is shown, printed and taken along. */
export const cellsOf = (register: RegisterRow, year: number, people: Iterable<PersonCare>) =>
  registerCells(
    {
      register,
      year,
      rows: registerRows(register.code, year, people, TODAY),
      personOf: (id) => ({ name: id, sex: 'female' }),
      facility: 'Trạm Thử',
      language: 'vi',
    },
    ',',
  );
