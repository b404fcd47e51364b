// What lists and counts need of a person's vaccines and chronic care, and nothing else: small enough to be held in memory
// for a whole commune, and made by the same function on the tablet and on the server, so that their numbers agree.
// A document that does not stand (amended, entered in error) has no fact.

import type { CareTarget, Enrolment } from '../chronic/enrolment.js';
import type { Contact, FollowUp, Screening } from '../chronic/follow-up.js';
import type { TramDocument } from '../document/document-types.js';
import type { DocumentId, PersonDocId, VaccineLotId } from '../document/ids.js';
import { epochMsOf, type Instant } from '../document/instant.js';
import type { AdverseEvent, ImmunisationDecision, Observation } from '../immunisation/after-dose.js';
import type { Dose } from '../immunisation/dose.js';
import type { Pregnancy } from '../immunisation/pregnancy.js';
import { localDateAt, type LocalDate, type PartialDate } from '../local-date.js';

interface FactOf<K extends string> {
  readonly kind: K;
  readonly id: DocumentId;
  readonly personId: PersonDocId;
  /** The station's day it happened. */
  readonly on: LocalDate;
}

export interface DoseFact extends FactOf<'dose'> {
  readonly occurredAt: Instant;
  readonly givenOn: PartialDate;
  readonly vaccineCode: string;
  readonly source: Dose['source'];
  readonly lotId?: VaccineLotId;
  /** Given after its lot's last day. */
  readonly expired?: true;
  readonly duringPregnancy?: true;
}
export interface ObservationFact extends FactOf<'observation'> {
  readonly doseIds: Observation['doseIds'];
  readonly outcome: Observation['outcome'];
}
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
export interface PregnancyFact extends FactOf<'pregnancy'> {
  readonly expectedOn?: LocalDate;
  readonly earlierTetanus?: Pregnancy['earlierTetanus'];
  readonly endedOn?: LocalDate;
}
export interface EnrolmentFact extends FactOf<'enrolment'> {
  readonly register: string;
  readonly standing: Enrolment['standing'];
  readonly standingOn?: LocalDate;
  readonly target?: CareTarget;
  readonly complications?: Enrolment['complications'];
}
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
export interface ScreeningFact extends FactOf<'screening'> {
  readonly occurredAt: Instant;
  readonly pressureReadings?: Screening['pressureReadings'];
  readonly glucose?: Screening['glucose'];
  readonly hba1cPercent?: number;
  readonly symptoms?: Screening['symptoms'];
}
export interface ContactFact extends FactOf<'contact'> {
  readonly occurredAt: Instant;
  readonly about: Contact['about'];
  readonly by: Contact['by'];
  readonly result: Contact['result'];
  readonly againOn?: LocalDate;
}
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
const givenOnAfter = (givenOn: PartialDate, lastDay: LocalDate | undefined): boolean =>
  lastDay !== undefined && givenOn.length === lastDay.length && givenOn > lastDay;

/** Keys whose value is undefined are left out: facts are compared and kept as JSON. */
type Whole<T> = { readonly [K in keyof T]: T[K] | undefined };
function fact<F extends object>(whole: Whole<F>): F {
  return Object.fromEntries(Object.entries(whole).filter(([, value]) => value !== undefined)) as F;
}

/** Undefined where the document says nothing for lists and counts: another type, or one that no longer stands. */
export function careFactOf(doc: TramDocument): CareFact | undefined {
  if ('status' in doc && doc.status !== 'completed') return undefined;
  switch (doc.type) {
    case 'dose':
      return fact<DoseFact>({
        kind: 'dose',
        id: doc._id,
        personId: doc.personId,
        on: dayAt(doc.occurredAt),
        occurredAt: doc.occurredAt,
        givenOn: doc.givenOn,
        vaccineCode: doc.vaccineCode,
        source: doc.source,
        lotId: doc.lotId,
        expired: givenOnAfter(doc.givenOn, doc.expiresOn) || undefined,
        duringPregnancy: doc.duringPregnancy || undefined,
      });
    case 'observation':
      return {
        kind: doc.type,
        id: doc._id,
        personId: doc.personId,
        on: dayAt(doc.occurredAt),
        doseIds: doc.doseIds,
        outcome: doc.outcome,
      };
    case 'adverse-event':
      return {
        kind: doc.type,
        id: doc._id,
        personId: doc.personId,
        on: dayAt(doc.occurredAt),
        occurredAt: doc.occurredAt,
        doseIds: doc.doseIds,
        severity: doc.severity,
        isReported: (doc.reports ?? []).length > 0,
      };
    case 'immunisation-decision':
      return fact<DecisionFact>({
        kind: doc.type,
        id: doc._id,
        personId: doc.personId,
        on: dayAt(doc.occurredAt),
        decision: doc.kind,
        vaccineCodes: doc.vaccineCodes,
        reason: doc.reason,
        untilOn: doc.untilOn,
      });
    case 'pregnancy':
      if (doc.outcome === 'recorded-by-mistake') return undefined;
      return fact<PregnancyFact>({
        kind: doc.type,
        id: doc._id,
        personId: doc.personId,
        on: doc.registeredOn,
        expectedOn: doc.expectedOn,
        earlierTetanus: doc.earlierTetanus,
        endedOn: doc.endedOn,
      });
    case 'enrolment':
      if (doc.standing === 'recorded-by-mistake') return undefined;
      return fact<EnrolmentFact>({
        kind: doc.type,
        id: doc._id,
        personId: doc.personId,
        on: doc.enrolledOn,
        register: doc.register,
        standing: doc.standing,
        standingOn: doc.standingOn,
        target: doc.target,
        complications: doc.complications,
      });
    case 'follow-up':
      return fact<FollowUpFact>({
        kind: doc.type,
        id: doc._id,
        personId: doc.personId,
        on: dayAt(doc.occurredAt),
        occurredAt: doc.occurredAt,
        registers: doc.registers,
        place: doc.place,
        pressureReadings: doc.pressureReadings,
        glucose: doc.glucose,
        hba1cPercent: doc.hba1cPercent,
        measures: doc.measures,
        reached: doc.reached,
        nextOn: doc.nextOn,
        medicines: doc.medicines?.map(({ name, days }) => (days === undefined ? { name } : { name, days })),
      });
    case 'screening':
      return fact<ScreeningFact>({
        kind: doc.type,
        id: doc._id,
        personId: doc.personId,
        on: dayAt(doc.occurredAt),
        occurredAt: doc.occurredAt,
        pressureReadings: doc.pressureReadings,
        glucose: doc.glucose,
        hba1cPercent: doc.hba1cPercent,
        symptoms: doc.symptoms,
      });
    case 'contact':
      return fact<ContactFact>({
        kind: doc.type,
        id: doc._id,
        personId: doc.personId,
        on: dayAt(doc.occurredAt),
        occurredAt: doc.occurredAt,
        about: doc.about,
        by: doc.by,
        result: doc.result,
        againOn: doc.againOn,
      });
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
