// What an enrolment says of itself where two tablets wrote it differently.

import type { CareTarget, Enrolment } from '@tram/shared-schema/chronic/enrolment.js';
import type { Medicine } from '@tram/shared-schema/chronic/medicine.js';
import { COMPLICATIONS, RISK_FACTORS, type AnswerRow } from '@tram/shared-schema/chronic/symptoms.table.js';
import {
  asDay,
  asText,
  HAMLET_OF_RECORD,
  oneOf,
  wordsOfSubject,
  type DifferenceKind,
  type DifferingFields,
  type NamesOfRecords,
} from '#people/difference-words.js';
import { formatNumber } from '#text/format-number.js';
import { t } from '#text/text.js';
import {
  answerWords,
  medicineWords,
  registerName,
  targetSourceWords,
  targetWords,
} from '../chronic-words.js';
import { chronicPath, enrolPath } from '../paths.js';
import { CONSENT_HOW, SMOKER, STANDINGS } from './enrolment-values.js';

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
const isTarget = (value: unknown): value is CareTarget =>
  isObject(value) && typeof value['setBy'] === 'string';
const isMedicine = (value: unknown): value is Medicine =>
  isObject(value) && typeof value['name'] === 'string';

const codesOf = (rows: readonly AnswerRow[]) => (value: unknown) =>
  Array.isArray(value) ? answerWords(rows, value.map(String)) : undefined;

const consentHow = oneOf(CONSENT_HOW, (code) => `chronic.consent.${code}`);
function consentWords(value: unknown): string | undefined {
  if (!isObject(value) || typeof value['given'] !== 'boolean') return undefined;
  const given = t(value['given'] ? 'chronic.consent.yes' : 'chronic.consent.no');
  return [given, consentHow(value['how']), asDay(value['on'])]
    .filter((part) => part !== undefined)
    .join(', ');
}

const ENROLMENT_FIELDS: DifferingFields<NamesOfRecords> = {
  register: {
    name: 'careRecords.field.register',
    value: (value) => (typeof value === 'string' ? registerName(value) : undefined),
  },
  enrolledOn: { name: 'careRecords.field.enrolledOn', value: asDay },
  diagnosedOn: { name: 'chronic.enrol.diagnosedOn', value: asDay },
  diagnosedAt: { name: 'chronic.enrol.diagnosedAt', value: asText },
  diagnosisCode: { name: 'differences.diagnosisCode', value: asText },
  diagnosisEdition: { name: 'differences.diagnosisEdition', value: asText },
  diagnosisDisplay: { name: 'careRecords.field.diagnosis', value: asText },
  riskFactors: { name: 'careRecords.field.riskFactors', value: codesOf(RISK_FACTORS) },
  complications: { name: 'careRecords.field.complications', value: codesOf(COMPLICATIONS) },
  medicinesAtStart: {
    name: 'chronic.enrol.medicines',
    value: (value) =>
      Array.isArray(value) && value.every(isMedicine) ? value.map(medicineWords).join('; ') : undefined,
  },
  target: {
    name: 'careRecords.field.target',
    value: (value) => (isTarget(value) ? `${targetWords(value)} · ${targetSourceWords(value)}` : undefined),
  },
  smoker: { name: 'careRecords.field.smoker', value: oneOf(SMOKER, (code) => `chronic.smoker.${code}`) },
  totalCholesterolMmolL: {
    name: 'careRecords.field.cholesterol',
    value: (value) => (typeof value === 'number' ? `${formatNumber(value, 1)} mmol/L` : undefined),
  },
  totalCholesterolOn: { name: 'differences.cholesterolOn', value: asDay },
  consent: { name: 'careRecords.field.consent', value: consentWords },
  standing: {
    name: 'careRecords.field.standing',
    value: oneOf(STANDINGS, (code) => `chronic.standing.${code}`),
  },
  standingOn: { name: 'differences.standingOn', value: asDay },
  hamletId: HAMLET_OF_RECORD,
  note: { name: 'careRecords.field.note', value: asText },
};

export const ENROLMENT_DIFFERENCES: DifferenceKind<Enrolment> = {
  fields: ENROLMENT_FIELDS,
  head(enrolment, sources) {
    const { name, facts } = wordsOfSubject(enrolment, sources);
    return {
      title: t('differences.enrolmentOf', { name, register: registerName(enrolment.register) }),
      facts,
      href: chronicPath(enrolment.personId),
    };
  },
  mend: ({ personId, _id }) => ({ label: 'people.edit', path: enrolPath(personId, _id) }),
};
