// A month counted on this tablet, by the function the server counts with, in slices that give way.

import { judgeChild } from '@tram/shared-schema/immunisation/judge-child.js';
import {
  countImmunisation,
  type ImmunisationCounts,
} from '@tram/shared-schema/immunisation/counts/immunisation-counts.js';
import { lotCounts, type LotCounts } from '@tram/shared-schema/immunisation/counts/lot-counts.js';
import { lastDayOf, type Month } from '@tram/shared-schema/immunisation/counts/month.js';
import type { DoseFact } from '@tram/shared-schema/due/care-fact.js';
import type { PersonCare } from '@tram/shared-schema/due/person-care.js';
import type { CompiledSchedule } from '@tram/shared-schema/immunisation/compiled-schedule.js';
import type { LocalDate } from '@tram/shared-schema/local-date.js';
import { finishGivingWay, type Steps } from '@tram/shared-schema/steps.js';
import { personFactOf } from '#due/person-fact.js';
import type { VaccinationDesk } from '../session/vaccination-desk.js';
import type { LotLine } from '../lots/lot-book.js';

export interface MonthReport {
  readonly counts: ImmunisationCounts;
  readonly lots: readonly LotCounts[];
  readonly schedule: CompiledSchedule;
}

export interface MonthCountParts {
  readonly desk: Pick<VaccinationDesk, 'directory' | 'careBook'>;
  readonly lots: readonly LotLine[];
  readonly scheduleOn: (day: LocalDate) => CompiledSchedule;
  readonly giveWay: () => Promise<void>;
}

function* everybody({ directory, careBook }: MonthCountParts['desk']): Generator<PersonCare> {
  for (const person of directory.everybody()) {
    if (directory.standingFor(person.id) === person.id)
      yield { person: personFactOf(person), facts: careBook.of(person.id) };
  }
}

const PEOPLE_A_STEP = 20;

/** Also of people who are not on this tablet: what they were given left the lots all the same. */
function* dosesOfEverybody({ careBook }: MonthCountParts['desk']): Steps<readonly DoseFact[]> {
  const doses: DoseFact[] = [];
  let done = 0;
  for (const personId of careBook.people()) {
    for (const fact of careBook.of(personId)) if (fact.kind === 'dose') doses.push(fact);
    if ((done += 1) % PEOPLE_A_STEP === 0) yield;
  }
  return doses;
}

export async function countMonth(parts: MonthCountParts, month: Month): Promise<MonthReport> {
  const { desk, lots, giveWay } = parts;
  const schedule = parts.scheduleOn(lastDayOf(month));
  const counts = await finishGivingWay(
    countImmunisation(everybody(desk), month, {
      judge: (subject, asOf) => judgeChild(schedule, subject, asOf),
    }),
    giveWay,
  );
  const doses = await finishGivingWay(dosesOfEverybody(desk), giveWay);
  const movements = lots.flatMap((line) => line.movements);
  return {
    counts,
    schedule,
    lots: lotCounts(
      lots.map(({ lot }) => lot),
      movements,
      doses,
      month,
    ),
  };
}
