// A register of one year, and its cohort, over everybody under care: worked out in slices that give way.

import { createCohortCounter, type CohortCounts } from '@tram/shared-schema/chronic/cohort-counts.js';
import {
  compareBookRows,
  registerBookRow,
  type RegisterBookRow,
} from '@tram/shared-schema/chronic/register-rows.js';
import type { PersonCare } from '@tram/shared-schema/due/person-care.js';
import type { LocalDate } from '@tram/shared-schema/local-date.js';
import { personFactOf } from '#due/person-fact.js';
import type { ChronicDeps } from '../chronic-deps.js';

export interface BookQuestion {
  readonly register: string;
  readonly year: number;
  readonly asOf: LocalDate;
}
export interface Progress {
  readonly onProgress: (done: number) => void;
  readonly isWanted: () => boolean;
}

type Parts = Pick<ChronicDeps, 'careBook' | 'directory' | 'yieldToScreen'>;
const SLICE = 60;

/** False where it was no longer wanted. */
async function overEverybody(
  { careBook, directory, yieldToScreen }: Parts,
  take: (care: PersonCare) => void,
  { onProgress, isWanted }: Progress,
): Promise<boolean> {
  let done = 0;
  for (const personId of careBook.people()) {
    const person = directory.find(personId);
    if (person) take({ person: personFactOf(person), facts: careBook.of(personId) });
    done += 1;
    if (done % SLICE !== 0) continue;
    onProgress(done);
    await yieldToScreen();
    if (!isWanted()) return false;
  }
  return isWanted();
}

export async function buildBook(
  parts: Parts,
  { register, year, asOf }: BookQuestion,
  progress: Progress,
): Promise<readonly RegisterBookRow[] | undefined> {
  const rows: RegisterBookRow[] = [];
  const take = (care: PersonCare): void => {
    const row = registerBookRow(register, year, care, asOf);
    if (row) rows.push(row);
  };
  return (await overEverybody(parts, take, progress)) ? rows.sort(compareBookRows) : undefined;
}

export async function buildCohort(
  parts: Parts,
  { register, asOf }: Pick<BookQuestion, 'register' | 'asOf'>,
  progress: Progress,
): Promise<CohortCounts | undefined> {
  const counter = createCohortCounter({ register, asOf });
  const take = (care: PersonCare): void => counter.add(care);
  return (await overEverybody(parts, take, progress)) ? counter.counts() : undefined;
}
