// What holds for a target whatever the doses: immunity by illness or year of birth, contraindications (CDSi 7.2, 7.3),
// and whether a series is for this person at all (chapter 5).

import { toEpochDay } from '../local-date.js';
import { inBand } from './conditional-skip.js';
import type { CompiledDose, CompiledSeries, CompiledTarget } from './compiled-schedule.js';
import type { PersonAt } from './person-at.js';
import type { Indication } from './series.js';

export interface SeriesStanding {
  readonly immune: boolean;
  readonly contraindicated: (target: CompiledDose) => boolean;
  /** Groups of series of the target of which one is complete. */
  readonly completeGroups: ReadonlySet<string>;
}

const holds = (person: PersonAt, code: string): boolean =>
  person.conditions.some((one) => one.code === code && one.from <= person.asOf && person.asOf <= one.to);
const began = (person: PersonAt, code: string): boolean =>
  person.conditions.some((one) => one.code === code && one.from <= person.asOf);

export function isImmune({ rules }: CompiledTarget, person: PersonAt): boolean {
  if (rules?.immuneByHistory?.some((code) => began(person, code))) return true;
  return (rules?.immuneIfBornBefore ?? []).some(
    (row) =>
      person.birth < toEpochDay(row.before) &&
      !row.exceptObservations.some((code) => holds(person, code)) &&
      (row.bornIn === undefined || row.bornIn === person.birthCountry),
  );
}

/** A dose is ruled out when everything against its target is, or every product wished for it. */
export function contraindicates(target: CompiledTarget, person: PersonAt): (dose: CompiledDose) => boolean {
  const now = target.contraindications.filter(
    (row) => holds(person, row.observation) && inBand(row, person.birth, person.asOf),
  );
  if (now.length === 0) return () => false;
  if (now.some(({ vaccines }) => vaccines === undefined)) return () => true;
  const ruledOut = new Set(
    now.flatMap(({ vaccines }) =>
      (vaccines ?? []).filter((row) => inBand(row, person.birth, person.asOf)).map(({ code }) => code),
    ),
  );
  return (dose) => dose.preferable.length > 0 && dose.preferable.every(({ code }) => ruledOut.has(code));
}

export function isRelevant({ series, indications }: CompiledSeries, person: PersonAt): boolean {
  if (series.sexes && !series.sexes.includes(person.sex)) return false;
  if (series.kind !== 'risk') return true;
  return indications.some((row) => inBand(row, person.birth, person.asOf) && applies(row.indication, person));
}

function applies(indication: Indication, person: PersonAt): boolean {
  const { observation, stays, history } = indication;
  if (!(stays ? began(person, observation) : holds(person, observation))) return false;
  if (indication.with && !indication.with.some((code) => began(person, code))) return false;
  if (indication.unless?.some((code) => began(person, code))) return false;
  if (!history) return true;
  const first = Math.min(
    ...person.conditions.filter((one) => one.code === observation).map(({ from }) => from),
  );
  const count = person.given.filter(
    (given) => given.day < first && history.vaccines.includes(given.code),
  ).length;
  return count >= history.from && (history.below === undefined || count < history.below);
}
