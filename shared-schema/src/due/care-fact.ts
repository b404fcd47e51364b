// What lists and counts need of a person's vaccines and chronic care, and nothing else: small enough to be held in memory
// for a whole commune, and made by the same function on the tablet and on the server, so that their numbers agree.
// A document that does not stand (amended, entered in error) has no fact.

import type { Enrolment } from '../chronic/enrolment.js';
import type { Contact, FollowUp, Screening } from '../chronic/follow-up.js';
import type { TramDocument } from '../document/document-types.js';
import type { DocumentId, PersonDocId } from '../document/ids.js';
import { epochMsOf, type Instant } from '../document/instant.js';
import type { AdverseEvent, ImmunisationDecision, Observation } from '../immunisation/after-dose.js';
import type { Dose } from '../immunisation/dose.js';
import { lotOfDose, type LotOfDose } from '../immunisation/dose-lot.js';
import type { Pregnancy } from '../immunisation/pregnancy.js';
import { localDateAt, type LocalDate, type PartialDate } from '../local-date.js';

interface FactOf<K extends string> {
  readonly kind: K;
  readonly id: DocumentId;
  readonly personId: PersonDocId;
  /** The station's day it happened. */
  readonly on: LocalDate;
}

export interface DoseFact extends FactOf<'dose'>, LotOfDose {
  readonly occurredAt: Instant;
  readonly givenOn: PartialDate;
  readonly vaccineCode: string;
  readonly source: Dose['source'];
  readonly duringPregnancy?: true;
}
export interface ObservationFact extends FactOf<'observation'>, Pick<Observation, 'doseIds' | 'outcome'> {}
export interface AdverseEventFact extends FactOf<'adverse-event'> {
  readonly occurredAt: Instant;
  readonly doseIds: AdverseEvent['doseIds'];
  readonly severity: AdverseEvent['severity'];
  readonly isReported: boolean;
}
export interface DecisionFact extends FactOf<'immunisation-decision'> {
  readonly decision: ImmunisationDecision['kind'];
  readonly vaccineCodes: ImmunisationDecision['vaccineCodes'];
  readonly reason: string;
  readonly untilOn?: LocalDate;
}
export interface PregnancyFact
  extends FactOf<'pregnancy'>, Pick<Pregnancy, 'expectedOn' | 'earlierTetanus' | 'endedOn'> {}
export interface EnrolmentFact
  extends
    FactOf<'enrolment'>,
    Pick<Enrolment, 'register' | 'standing' | 'standingOn' | 'target' | 'complications'>,
    Pick<Enrolment, 'diagnosisCode' | 'diagnosedAt'> {}
export interface FollowUpFact extends FactOf<'follow-up'> {
  readonly occurredAt: Instant;
  readonly registers: FollowUp['registers'];
  readonly place: FollowUp['place'];
  readonly pressureReadings?: FollowUp['pressureReadings'];
  readonly glucose?: FollowUp['glucose'];
  readonly hba1cPercent?: number;
  readonly measures?: FollowUp['measures'];
  readonly reached?: FollowUp['reached'];
  readonly nextOn?: LocalDate;
  /** Names and days of supply. */
  readonly medicines?: readonly { readonly name: string; readonly days?: number }[];
}
export interface ScreeningFact
  extends
    FactOf<'screening'>,
    Pick<Screening, 'occurredAt' | 'pressureReadings' | 'glucose' | 'hba1cPercent' | 'symptoms'> {}
export interface ContactFact
  extends FactOf<'contact'>, Pick<Contact, 'occurredAt' | 'about' | 'by' | 'result' | 'againOn'> {}
export type CareFact =
  | DoseFact
  | ObservationFact
  | AdverseEventFact
  | DecisionFact
  | PregnancyFact
  | EnrolmentFact
  | FollowUpFact
  | ScreeningFact
  | ContactFact;
export type CareFactKind = CareFact['kind'];

/** Types whose documents have facts; the server reads these id ranges, the tablet holds these rows' facts. */
export const CARE_TYPES = [
  'dose',
  'observation',
  'adverse-event',
  'immunisation-decision',
  'pregnancy',
  'enrolment',
  'follow-up',
  'screening',
  'contact',
] as const satisfies readonly CareFactKind[];
const CARE: ReadonlySet<string> = new Set(CARE_TYPES);
export const hasCareFact = (type: string): boolean => CARE.has(type);

const dayAt = (instant: Instant): LocalDate => localDateAt(epochMsOf(instant));

/** Keys that are absent stay absent: facts are compared and kept as JSON. */
function picked<D extends object, K extends keyof D>(doc: D, ...keys: readonly K[]): Pick<D, K> {
  const part: Partial<D> = {};
  for (const key of keys) if (doc[key] !== undefined) part[key] = doc[key];
  return part as Pick<D, K>;
}

interface Named<K extends string> {
  readonly type: K;
  readonly _id: DocumentId;
  readonly personId: PersonDocId;
}
const registered = <K extends string>({ type, _id, personId }: Named<K>, on: LocalDate): FactOf<K> => ({
  kind: type,
  id: _id,
  personId,
  on,
});
const happened = <K extends string>(doc: Named<K> & { readonly occurredAt: Instant }): FactOf<K> =>
  registered(doc, dayAt(doc.occurredAt));

/** Undefined where the document says nothing for lists and counts: another type, or one that no longer stands. */
export function careFactOf(doc: TramDocument): CareFact | undefined {
  if ('status' in doc && doc.status !== 'completed') return undefined;
  switch (doc.type) {
    case 'dose':
      return {
        ...happened(doc),
        ...picked(doc, 'occurredAt', 'givenOn', 'vaccineCode', 'source'),
        ...lotOfDose(doc),
        ...(doc.duringPregnancy && { duringPregnancy: true }),
      };
    case 'observation':
      return { ...happened(doc), ...picked(doc, 'doseIds', 'outcome') };
    case 'adverse-event':
      return {
        ...happened(doc),
        ...picked(doc, 'occurredAt', 'doseIds', 'severity'),
        isReported: (doc.reports ?? []).length > 0,
      };
    case 'immunisation-decision':
      return {
        ...happened(doc),
        decision: doc.kind,
        ...picked(doc, 'vaccineCodes', 'reason', 'untilOn'),
      };
    case 'pregnancy':
      if (doc.outcome === 'recorded-by-mistake') return undefined;
      return {
        ...registered(doc, doc.registeredOn),
        ...picked(doc, 'expectedOn', 'earlierTetanus', 'endedOn'),
      };
    case 'enrolment':
      if (doc.standing === 'recorded-by-mistake') return undefined;
      return {
        ...registered(doc, doc.enrolledOn),
        ...picked(doc, 'register', 'standing', 'standingOn', 'target', 'complications'),
        ...picked(doc, 'diagnosisCode', 'diagnosedAt'),
      };
    case 'follow-up':
      return {
        ...happened(doc),
        ...picked(doc, 'occurredAt', 'registers', 'place', 'pressureReadings', 'glucose'),
        ...picked(doc, 'hba1cPercent', 'measures', 'reached', 'nextOn'),
        ...(doc.medicines && { medicines: doc.medicines.map((one) => picked(one, 'name', 'days')) }),
      };
    case 'screening':
      return {
        ...happened(doc),
        ...picked(doc, 'occurredAt', 'pressureReadings', 'glucose', 'hba1cPercent', 'symptoms'),
      };
    case 'contact':
      return { ...happened(doc), ...picked(doc, 'occurredAt', 'about', 'by', 'result', 'againOn') };
    default:
      return undefined;
  }
}

/** What lists and counts need of the person; the same on the tablet (from the directory) and the server. */
export interface PersonFact {
  readonly personId: PersonDocId;
  readonly sex: string;
  readonly birthDate?: PartialDate;
  readonly hamletId?: string;
  readonly lifeStatus: string;
}
