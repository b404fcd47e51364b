// Rules about who somebody is: the number, the name, sex and birth. Sources: vietnam.md §1 (TT 59/2021/TT-BCA
// article 4, read second-hand; a disagreement with the number is a question, never a refusal) and §8.

import { parsePartialDate, partsOf } from '../local-date.js';
import type { Person } from './person.js';
import {
  parsePersonalId,
  personalIdFacts,
  personalIdWarnings,
  type PersonalIdWarning,
} from './personal-id.js';
import type { DefectFinding, DefectRule, Proposal } from './record-defect.js';
import { tidyText } from './vietnamese-text.js';
import { awaitsPapers } from './without-papers.js';

/** Letters of any alphabet with their marks, and what stands between the parts of a name: `H'Hen`, `K’Brơih`, `Y-Bhăm`. */
const STRAY = /[^\p{L}\p{M}\s.'’ʼ-]/u;

function warningOf<K extends PersonalIdWarning['kind']>(
  person: Person,
  kind: K,
): Extract<PersonalIdWarning, { kind: K }> | undefined {
  const id = parsePersonalId(person.personalId ?? '');
  if (!id.ok) return undefined;
  const { sex, birthDate } = person;
  return personalIdWarnings({ id: id.value, sex, birthDate }).find(
    (warning): warning is Extract<PersonalIdWarning, { kind: K }> => warning.kind === kind,
  );
}

const saidId = ({ personalId = '' }: Person): DefectFinding => ({ said: personalId });

/** The day and month the record knows stay; where the number's year has no such day, only the year is proposed. */
function yearOfNumber(person: Person, year: number): readonly Proposal[] {
  const whole = parsePartialDate(`${year}${(person.birthDate ?? '').slice(4)}`);
  const only = parsePartialDate(String(year));
  const value = whole.ok ? whole.value : only.ok ? only.value : undefined;
  return value === undefined ? [] : [{ field: 'birthDate', value }];
}

export const IDENTITY_DEFECTS = [
  {
    id: 'personal-id-missing',
    severity: 'stops-link',
    correctedBy: ['station', 'commune-police'],
    asks: ['personalId'],
    find: (person, { today }) =>
      person.personalId === undefined && !awaitsPapers(person, today) ? {} : undefined,
  },
  {
    id: 'personal-id-malformed',
    severity: 'stops-link',
    correctedBy: ['station'],
    asks: ['personalId'],
    find: (person) =>
      person.personalId !== undefined && !/^\d{12}$/.test(person.personalId) ? saidId(person) : undefined,
  },
  {
    id: 'id-sex-differs',
    severity: 'stops-link',
    correctedBy: ['station', 'commune-police'],
    asks: ['sex', 'personalId'],
    mayStandOnCard: true,
    find(person) {
      const warning = warningOf(person, 'sex-differs');
      return warning && { said: person.sex, proposals: [{ field: 'sex', value: warning.onId }] };
    },
  },
  {
    id: 'id-birth-year-differs',
    severity: 'stops-link',
    correctedBy: ['station', 'commune-police'],
    asks: ['birthDate', 'personalId'],
    mayStandOnCard: true,
    find(person) {
      const warning = warningOf(person, 'birth-year-differs');
      if (!warning || person.birthDate === undefined) return undefined;
      return { said: person.birthDate, proposals: yearOfNumber(person, warning.onId) };
    },
  },
  {
    id: 'id-province-unknown',
    severity: 'stops-link',
    correctedBy: ['station', 'commune-police'],
    asks: ['personalId'],
    mayStandOnCard: true,
    find(person, { units }) {
      const warning = warningOf(person, 'unknown-province');
      return warning && !units.isBirthProvince(warning.code) ? saidId(person) : undefined;
    },
  },
  {
    id: 'id-century-unassigned',
    severity: 'stops-link',
    correctedBy: ['station'],
    asks: ['personalId'],
    find: (person) => warningOf(person, 'unassigned-century') && saidId(person),
  },
  {
    id: 'name-stray-signs',
    severity: 'stops-link',
    correctedBy: ['station', 'commune-police'],
    asks: ['name'],
    mayStandOnCard: true,
    find: ({ name, withoutPapers }) =>
      withoutPapers !== 'unidentified' && STRAY.test(tidyText(name)) ? { said: name } : undefined,
  },
  {
    id: 'name-untidy',
    severity: 'may-stop-link',
    correctedBy: ['station'],
    asks: ['name'],
    find({ name }) {
      const value = tidyText(name);
      return value === name || value === ''
        ? undefined
        : { said: name, proposals: [{ field: 'name', value }] };
    },
  },
  {
    id: 'birth-date-missing',
    severity: 'stops-link',
    correctedBy: ['station', 'commune-police'],
    asks: ['birthDate'],
    find(person) {
      if (person.birthDate !== undefined || person.withoutPapers === 'unidentified') return undefined;
      const id = parsePersonalId(person.personalId ?? '');
      return id.ok ? { proposals: yearOfNumber(person, personalIdFacts(id.value).birthYear) } : {};
    },
  },
  {
    id: 'birth-date-incomplete',
    severity: 'may-stop-link',
    correctedBy: ['station', 'commune-police'],
    asks: ['birthDate'],
    mayStandOnCard: true,
    find({ birthDate, withoutPapers }) {
      if (birthDate === undefined || withoutPapers === 'unidentified') return undefined;
      return partsOf(birthDate).day === undefined ? { said: birthDate } : undefined;
    },
  },
] as const satisfies readonly DefectRule[];
