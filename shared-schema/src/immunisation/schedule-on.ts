// Which edition of a schedule is in force on a day.

import type { LocalDate } from '../local-date.js';
import type { Schedule } from './schedule.js';

/** The last edition that has begun; before the first of them the first, as nothing older is known. */
export function scheduleOn(editions: readonly Schedule[], on: LocalDate): Schedule | undefined {
  const begun = editions.filter(({ effectiveFrom }) => effectiveFrom <= on);
  const latest = (one: Schedule, other: Schedule): Schedule =>
    other.effectiveFrom >= one.effectiveFrom ? other : one;
  if (begun.length > 0) return begun.reduce(latest);
  return editions.reduce<Schedule | undefined>(
    (first, one) => (first && first.effectiveFrom <= one.effectiveFrom ? first : one),
    undefined,
  );
}

/** Published editions beside the built-in ones; one of the same version takes its place. */
export function withPublished(
  builtIn: readonly Schedule[],
  published: readonly Schedule[],
): readonly Schedule[] {
  const versions = new Set(published.map(({ version }) => version));
  return [...builtIn.filter(({ version }) => !versions.has(version)), ...published];
}
