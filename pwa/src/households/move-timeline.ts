// Moves as entries of a person's timeline, and what happened to a household as its own.

import { epochMsOf } from '@tram/shared-schema/document/instant.js';
import { formatLocalDate, isLocalDate, localDateAt, startOfDayMs } from '@tram/shared-schema/local-date.js';
import type { HouseholdChange, Move } from '@tram/shared-schema/people/move.js';
import type { StoredDocument } from '#documents/tablet-documents.js';
import type { PersonAction } from '#people/people-deps.js';
import { householdPath } from '#people/paths.js';
import type { TimelineEntry, TimelineSource } from '#people/timeline.js';
import { t } from '#text/text.js';
import {
  householdChangeLines,
  householdChangeTitle,
  moveLines,
  moveTitle,
  type NamesOfHomes,
} from './move-words.js';
import { personMovePath } from './paths.js';

type Told = Move | HouseholdChange;

/** On the day they moved; where only the month or the year is known, or it was today, when it was written down. */
function momentOf({ movedOn, createdAt }: Told): Pick<TimelineEntry, 'atMs' | 'when'> {
  const writtenMs = epochMsOf(createdAt);
  if (!isLocalDate(movedOn)) return { atMs: writtenMs, when: formatLocalDate(movedOn) };
  if (movedOn === localDateAt(writtenMs)) return { atMs: writtenMs };
  return { atMs: startOfDayMs(movedOn), when: formatLocalDate(movedOn) };
}

const commonOf = ({ doc, syncState, refusal }: StoredDocument<Told>) => ({
  id: doc._id,
  ...momentOf(doc),
  by: doc.createdBy.accountId,
  syncState,
  ...(refusal && { refusal }),
  standing: doc.status === 'entered-in-error' ? ('in-error' as const) : ('current' as const),
});

const isMove = (stored: StoredDocument): stored is StoredDocument<Move> => stored.doc.type === 'move';
const isHouseholdChange = (stored: StoredDocument): stored is StoredDocument<HouseholdChange> =>
  stored.doc.type === 'household-change';

export const moveTimeline = (names: NamesOfHomes): TimelineSource => ({
  kind: 'move',
  label: () => t('households.timelineLabel'),
  icon: 'house',
  entriesOf: (events) =>
    events.filter(isMove).map((stored) => {
      const { householdId } = stored.doc.to;
      return {
        ...commonOf(stored),
        title: moveTitle(stored.doc, names),
        lines: moveLines(stored.doc, names),
        ...(householdId !== undefined && { href: householdPath(householdId) }),
      };
    }),
});

export const householdTimeline = (names: NamesOfHomes): TimelineSource => ({
  kind: 'household-change',
  label: () => t('households.timelineLabel'),
  icon: 'users',
  entriesOf: (events) =>
    events.filter(isHouseholdChange).map((stored) => {
      const { otherHouseholdId } = stored.doc;
      return {
        ...commonOf(stored),
        title: householdChangeTitle(stored.doc, names),
        lines: householdChangeLines(stored.doc, names),
        ...(otherHouseholdId !== undefined && { href: householdPath(otherHouseholdId) }),
      };
    }),
});

export const movePersonAction: PersonAction = {
  label: () => t('households.movePerson'),
  icon: 'house',
  href: (person) => personMovePath(person._id),
  isFor: (person) => person.lifeStatus !== 'deceased',
};
