// A visit as one entry of a person's timeline, and the button that begins one.

import { epochMsOf } from '@tram/shared-schema/document/instant.js';
import type { Encounter } from '@tram/shared-schema/encounters/encounter.js';
import type { StoredDocument } from '#documents/tablet-documents.js';
import type { PersonAction } from '#people/people-deps.js';
import type { TimelineEntry, TimelineSource } from '#people/timeline.js';
import { t } from '#text/text.js';
import { encounterPath, newEncounterPath } from './paths.js';
import { vitalLine } from './vital-words.js';

type StoredEncounter = StoredDocument<Encounter>;
const isEncounter = (stored: StoredDocument): stored is StoredEncounter => stored.doc.type === 'encounter';

export const encounterTimeline: TimelineSource = {
  kind: 'encounter',
  label: () => t('encounters.timelineLabel'),
  icon: 'stethoscope',
  entriesOf(events) {
    const encounters = events.filter(isEncounter);
    const corrected = correctedBy(encounters);
    return encounters.map((stored) => entryOf(stored, corrected.has(stored.doc._id)));
  },
};

/**
 * Which visits a later one stands for. Read from the later ones too, because a tablet may have stopped between writing
 * a correction and marking what it corrects.
 */
export function correctedBy(encounters: readonly StoredEncounter[]): ReadonlyMap<string, Encounter> {
  return new Map(
    encounters.flatMap(({ doc }): [string, Encounter][] =>
      doc.amends === undefined ? [] : [[doc.amends, doc]],
    ),
  );
}

export function standingOf(encounter: Encounter, isCorrected: boolean): TimelineEntry['standing'] {
  if (encounter.status === 'entered-in-error') return 'in-error';
  return encounter.status === 'amended' || isCorrected ? 'amended' : 'current';
}

function entryOf({ doc, syncState, refusal }: StoredEncounter, isCorrected: boolean): TimelineEntry {
  return {
    id: doc._id,
    atMs: epochMsOf(doc.occurredAt),
    title: doc.reason,
    lines: [
      ...(doc.vitals ? [vitalLine(doc.vitals)] : []),
      ...(doc.diagnoses ?? []).map(({ code, display }) => `${code} · ${display}`),
    ],
    href: encounterPath(doc.personId, doc._id),
    by: doc.createdBy.accountId,
    syncState,
    ...(refusal && { refusal }),
    standing: standingOf(doc, isCorrected),
  };
}

export const recordEncounterAction: PersonAction = {
  label: () => t('encounters.record'),
  icon: 'stethoscope',
  href: (person) => newEncounterPath(person._id),
  isFor: (person) => person.lifeStatus !== 'deceased',
};
