// Follow-ups, screenings and calls as entries of a person's timeline. Loaded with the first page: words and numbers only.

import { epochMsOf } from '@tram/shared-schema/document/instant.js';
import type { Glucose, PressureReadings } from '@tram/shared-schema/chronic/follow-up.js';
import type { StoredDocument } from '#documents/tablet-documents.js';
import type { TimelineEntry, TimelineSource } from '#people/timeline.js';
import { formatNumber } from '#text/format-number.js';
import { t } from '#text/text.js';
import { isCareEvent, type CareEvent } from './care-events.js';
import { recordPath } from './paths.js';

const TITLES = {
  'follow-up': 'chronic.timeline.follow-up',
  screening: 'chronic.timeline.screening',
  contact: 'chronic.timeline.contact',
} as const;

export const CONTACT_RESULTS = [
  'coming',
  'no-answer',
  'wrong-number',
  'refuses',
  'moved',
  'died',
  'seen-elsewhere',
  'ask-home-visit',
  'other',
] as const;

export function contactResultWord(result: string): string {
  const known = CONTACT_RESULTS.find((one) => one === result);
  return known ? t(`chronic.contact.${known}`) : result;
}

export const CONTACT_BY = ['call', 'home-visit', 'message'] as const;

export function contactByWord(by: string): string {
  const known = CONTACT_BY.find((one) => one === by);
  return known ? t(`chronic.contact.by.${known}`) : by;
}

const pressures = (readings: PressureReadings = []): readonly string[] =>
  readings.length === 0
    ? []
    : [
        t('chronic.short.pressure', {
          value: readings
            .map(
              ({ systolicMmHg: upper, diastolicMmHg: lower }) =>
                `${formatNumber(upper)}/${formatNumber(lower)}`,
            )
            .join(', '),
        }),
      ];
const glucoses = (glucose: Glucose | undefined): readonly string[] =>
  glucose ? [t('chronic.short.glucose', { value: formatNumber(glucose.mmolL, 1) })] : [];

function linesOf(event: CareEvent): readonly string[] {
  if (event.type === 'contact') return [contactResultWord(event.result), ...(event.note ? [event.note] : [])];
  const { pressureReadings, glucose, hba1cPercent } = event;
  const measured = [
    ...pressures(pressureReadings),
    ...glucoses(glucose),
    ...(hba1cPercent === undefined ? [] : [`HbA1c ${formatNumber(hba1cPercent, 1)} %`]),
  ].join(' · ');
  const medicines = event.type === 'follow-up' ? (event.medicines ?? []).map(({ name }) => name) : [];
  return [measured, medicines.join(', ')].filter((line) => line !== '');
}

export const correctedIds = (events: readonly StoredDocument<CareEvent>[]): ReadonlySet<string> =>
  new Set(events.flatMap(({ doc }) => doc.amends ?? []));

export function standingOfEvent(event: CareEvent, isCorrected: boolean): TimelineEntry['standing'] {
  if (event.status === 'entered-in-error') return 'in-error';
  return event.status === 'amended' || isCorrected ? 'amended' : 'current';
}

export const chronicTimeline: TimelineSource = {
  kind: 'chronic',
  label: () => t('chronic.timeline.label'),
  icon: 'heart-pulse',
  entriesOf(events) {
    // A call about vaccines is told with the vaccines.
    const own = events
      .filter(isCareEvent)
      .filter(({ doc }) => doc.type !== 'contact' || doc.about.some((about) => about !== 'immunisation'));
    const corrected = correctedIds(own);
    return own.map(({ doc, syncState, refusal }): TimelineEntry => ({
      id: doc._id,
      atMs: epochMsOf(doc.occurredAt),
      title: t(TITLES[doc.type]),
      lines: linesOf(doc),
      href: recordPath(doc.personId, doc._id),
      by: doc.createdBy.accountId,
      syncState,
      ...(refusal && { refusal }),
      standing: standingOfEvent(doc, corrected.has(doc._id)),
    }));
  },
};
