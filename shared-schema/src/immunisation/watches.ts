// Who is still being watched after a dose given here. Made from the documents alone, so a reload, another tab and another
// tablet of the station all say the same.

import type { DoseId, PersonDocId } from '../document/ids.js';
import { epochMsOf, instantAt, type Instant } from '../document/instant.js';
import { localDateAt } from '../local-date.js';
import type { Observation } from './after-dose.js';
import type { DutyRow } from './after-dose.table.js';
import type { Dose } from './dose.js';
import { dutiesOn } from './duties.js';

export interface Watch {
  readonly personId: PersonDocId;
  /** Every dose the watch is for, in the order given. */
  readonly doseIds: readonly DoseId[];
  readonly vaccineCodes: readonly string[];
  /** Counted from the last dose: a vaccine given later starts the half hour anew. */
  readonly since: Instant;
  readonly endsAt: Instant;
}

const MINUTE_MS = 60_000;
const stands = ({ status }: { status: string }): boolean => status === 'completed';

function watchOf(
  personId: PersonDocId,
  given: readonly Dose[],
  duties: readonly DutyRow[] | undefined,
): Watch[] {
  const last = given.at(-1);
  if (!last) return [];
  const sinceMs = epochMsOf(last.occurredAt);
  const { watchMinutes } = dutiesOn(localDateAt(sinceMs), duties);
  return [
    {
      personId,
      doseIds: given.map(({ _id }) => _id),
      vaccineCodes: given.map(({ vaccineCode }) => vaccineCode),
      since: last.occurredAt,
      endsAt: instantAt(sinceMs + watchMinutes * MINUTE_MS),
    },
  ];
}

/**
 * Whoever was given a dose here and of whom nobody has said yet how the watch ended; who is over first, first.
 * Hand in the doses of the day, and what was given shortly before it: a watch nobody ended does not go on the next day.
 */
export function watchesOf(
  doses: readonly Dose[],
  observations: readonly Observation[],
  duties?: readonly DutyRow[],
): readonly Watch[] {
  const ended = new Set(observations.filter(stands).flatMap(({ doseIds }) => doseIds));
  const byPerson = new Map<PersonDocId, Dose[]>();
  const waiting = doses.filter(
    (dose) => stands(dose) && dose.source === 'given-here' && !ended.has(dose._id),
  );
  for (const dose of [...waiting].sort(byMoment)) {
    byPerson.set(dose.personId, [...(byPerson.get(dose.personId) ?? []), dose]);
  }
  return [...byPerson]
    .flatMap(([personId, given]) => watchOf(personId, given, duties))
    .sort((a, b) => (a.endsAt < b.endsAt ? -1 : a.endsAt > b.endsAt ? 1 : a.personId < b.personId ? -1 : 1));
}

const byMoment = (a: Dose, b: Dose): number =>
  a.occurredAt < b.occurredAt ? -1 : a.occurredAt > b.occurredAt ? 1 : a._id < b._id ? -1 : 1;

/** Milliseconds still to watch; negative once it is over. */
export const leftOfWatch = ({ endsAt }: Watch, nowMs: number): number => epochMsOf(endsAt) - nowMs;
