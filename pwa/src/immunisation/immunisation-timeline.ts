// Doses, decisions, watches and adverse events as entries of a person's timeline, and the buttons that lead to the card.
// Part of the first load: it knows the codes and names of vaccines by the port it is handed, never the schedule itself.

import { epochMsOf } from '@tram/shared-schema/document/instant.js';
import type {
  AdverseEvent,
  ImmunisationDecision,
  Observation,
} from '@tram/shared-schema/immunisation/after-dose.js';
import type { Dose } from '@tram/shared-schema/immunisation/dose.js';
import { formatLocalDate, isLocalDate } from '@tram/shared-schema/local-date.js';
import type { StoredDocument } from '#documents/tablet-documents.js';
import type { TimelineEntry, TimelineSource } from '#people/timeline.js';
import { t } from '#text/text.js';
import { recordPath } from './paths.js';
import { amendAdverseEventPath } from './session/paths.js';

type Told = Dose | ImmunisationDecision | Observation | AdverseEvent;
type StoredTold = StoredDocument<Told>;
const TOLD: readonly string[] = ['dose', 'immunisation-decision', 'observation', 'adverse-event'];
const isTold = (stored: StoredDocument): stored is StoredTold => TOLD.includes(stored.doc.type);

/** What a vaccine is called; its code while the schedule is on its way. */
export type VaccineName = (code: string) => string;

export function immunisationTimeline(vaccineName: VaccineName): TimelineSource {
  return {
    kind: 'immunisation',
    label: () => t('immunisation.timelineLabel'),
    icon: 'syringe',
    entriesOf(events) {
      const told = events.filter(isTold);
      const amended = new Set<string>(told.flatMap(({ doc }) => doc.amends ?? []));
      return told.map((stored) => entryOf(stored, amended.has(stored.doc._id), vaccineName));
    },
  };
}

function standingOf({ status }: Told, isAmended: boolean): TimelineEntry['standing'] {
  if (status === 'entered-in-error') return 'in-error';
  return status === 'amended' || isAmended ? 'amended' : 'current';
}

function entryOf(
  { doc, syncState, refusal }: StoredTold,
  isAmended: boolean,
  vaccineName: VaccineName,
): TimelineEntry {
  const standing = standingOf(doc, isAmended);
  const href = hrefOf(doc, standing);
  return {
    id: doc._id,
    atMs: epochMsOf(doc.occurredAt),
    ...wordsOf(doc, vaccineName),
    ...(href !== undefined && { href }),
    by: doc.createdBy.accountId,
    syncState,
    ...(refusal && { refusal }),
    standing,
  };
}

/** An adverse event is looked at where more is learnt of it; one that was corrected is no longer written on. */
function hrefOf(doc: Told, standing: TimelineEntry['standing']): string | undefined {
  if (doc.type === 'dose' || doc.type === 'immunisation-decision') return recordPath(doc.personId, doc._id);
  return doc.type === 'adverse-event' && standing === 'current'
    ? amendAdverseEventPath(doc.personId, doc._id)
    : undefined;
}

function wordsOf(doc: Told, vaccineName: VaccineName): Pick<TimelineEntry, 'title' | 'lines' | 'when'> {
  switch (doc.type) {
    case 'dose':
      return doseWords(doc, vaccineName);
    case 'immunisation-decision':
      return {
        title: decisionWords(doc.kind),
        lines: [
          doc.vaccineCodes.length === 0
            ? t('immunisation.allVaccines')
            : doc.vaccineCodes.map(vaccineName).join(', '),
          ...(doc.untilOn === undefined
            ? []
            : [t('immunisation.until', { date: formatLocalDate(doc.untilOn) })]),
          ...(doc.note === undefined ? [] : [doc.note]),
        ],
      };
    case 'observation':
      return { title: t('immunisation.watched'), lines: [watchWords(doc.outcome)] };
    case 'adverse-event':
      return {
        title: doc.severity === 'severe' ? t('immunisation.adverse.severe') : t('immunisation.adverse.mild'),
        lines: doc.description === undefined ? [] : [doc.description],
      };
  }
}

function doseWords(dose: Dose, vaccineName: VaccineName): Pick<TimelineEntry, 'title' | 'lines' | 'when'> {
  const elsewhere = dose.source !== 'given-here';
  const day = formatLocalDate(dose.givenOn);
  return {
    title: t('immunisation.dose', { vaccine: vaccineName(dose.vaccineCode) }),
    ...(elsewhere && { when: isLocalDate(dose.givenOn) ? day : t('immunisation.givenOn', { date: day }) }),
    lines: [
      ...(dose.lotNumber === undefined ? [] : [t('immunisation.lot', { lot: dose.lotNumber })]),
      ...(elsewhere ? [dose.givenAtPlace ?? t('immunisation.elsewhere')] : []),
      ...(dose.override ? [t('immunisation.overridden', { reason: dose.override.reason })] : []),
    ],
  };
}

const DECISIONS = ['refused', 'deferred', 'contraindicated', 'immune', 'out-of-stock'] as const;
const WATCHES = ['well', 'adverse-event', 'left-early'] as const;

/** A value of a later version is still said, in general words. */
export function decisionWords(kind: ImmunisationDecision['kind']): string {
  const known = DECISIONS.find((one) => one === kind);
  return t(`immunisation.decision.${known ?? 'other'}`);
}
function watchWords(outcome: Observation['outcome']): string {
  const known = WATCHES.find((one) => one === outcome);
  return t(`immunisation.watch.${known ?? 'other'}`);
}
