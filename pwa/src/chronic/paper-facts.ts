// What stands on paper of a visit: who it was, and for the hospital why they are sent, with what they are known for and take.

import type { Enrolment } from '@tram/shared-schema/chronic/enrolment.js';
import type { Medicine } from '@tram/shared-schema/chronic/medicine.js';
import { referralReasons } from '@tram/shared-schema/chronic/referral-reasons.js';
import { COMPLICATIONS } from '@tram/shared-schema/chronic/symptoms.table.js';
import { epochMsOf } from '@tram/shared-schema/document/instant.js';
import { formatLocalDate, localDateAt, type LocalDate } from '@tram/shared-schema/local-date.js';
import type { Person } from '@tram/shared-schema/people/person.js';
import { newestFirst } from '#documents/newest-first.js';
import type { StoredDocument } from '#documents/tablet-documents.js';
import { ageWords, sexWord } from '#people/person-words.js';
import { t } from '#text/text.js';
import type { CareEvent } from './care-events.js';
import { answerWords, inWords, medicineWords, registerName } from './chronic-words.js';
import { ageYearsOn } from './person-care.js';
import { measuredFacts, type NamedFact } from './record-facts.js';
import { emergencyFacts } from './visit/judge-visit.js';

export interface Printed {
  readonly event: CareEvent;
  readonly person: Person;
  readonly enrolments: readonly Enrolment[];
  readonly medicines: readonly Medicine[];
}

/** Given at this visit, else at the one before it, else those they came with. */
export function medicinesInUse(
  event: CareEvent,
  enrolments: readonly Enrolment[],
  events: readonly StoredDocument[],
): readonly Medicine[] {
  const given = [...events]
    .sort(newestFirst)
    .flatMap(({ doc }) => (doc.type === 'follow-up' && doc.status === 'completed' ? [doc] : []))
    .filter(({ occurredAt }) => occurredAt <= event.occurredAt)
    .find(({ _id, medicines = [] }) => medicines.length > 0 && _id !== event._id);
  const own = event.type === 'follow-up' ? event.medicines : undefined;
  return own ?? given?.medicines ?? enrolments.flatMap(({ medicinesAtStart }) => medicinesAtStart ?? []);
}

const named = (label: string, value: string | undefined): readonly NamedFact[] =>
  value === undefined || value === '' ? [] : [{ label, value }];

export function whoFacts(
  { name, birthDate, sex, personalId }: Person,
  hamletName: string | undefined,
  on: LocalDate,
): readonly NamedFact[] {
  return [
    { label: t('chronic.paper.name'), value: name },
    ...named(t('chronic.paper.bornOn'), birthDate && formatLocalDate(birthDate)),
    { label: t('chronic.paper.age'), value: `${ageWords(birthDate, on)}, ${sexWord(sex)}` },
    { label: t('chronic.paper.hamlet'), value: hamletName ?? t('ui.unknown') },
    ...named(t('chronic.paper.personalId'), personalId),
    { label: t('chronic.paper.on'), value: formatLocalDate(on) },
  ];
}

const diagnosisWords = ({ register, diagnosisCode, diagnosisDisplay }: Enrolment): string =>
  diagnosisCode === undefined
    ? registerName(register)
    : `${diagnosisCode} ${diagnosisDisplay ?? registerName(register)}`;

export function referralFacts({ event, person, enrolments, medicines }: Printed): readonly NamedFact[] {
  if (event.type === 'contact') return [];
  const underCare = enrolments.filter(({ standing }) => standing === 'under-care');
  const reasons = referralReasons({
    ...emergencyFacts(event),
    hypertension: underCare.some(({ register }) => register === 'hypertension'),
    ageYears: ageYearsOn(person.birthDate, localDateAt(epochMsOf(event.occurredAt))),
  });
  const complications = new Set(underCare.flatMap(({ complications: known = [] }) => known));
  return [
    ...named(t('chronic.paper.to'), event.referredTo ?? t('chronic.paper.toHospital')),
    ...named(t('chronic.paper.reason'), reasons.map(({ words }) => inWords(words)).join('; ')),
    ...named(t('chronic.paper.diagnoses'), underCare.map(diagnosisWords).join('; ')),
    ...named(t('chronic.paper.complications'), answerWords(COMPLICATIONS, [...complications])),
    ...named(t('chronic.paper.allergies'), person.allergies),
    ...measuredFacts(event).filter(({ label }) => label !== t('chronic.referredTo')),
    ...named(t('chronic.paper.inUse'), medicines.map(medicineWords).join('; ')),
  ];
}
