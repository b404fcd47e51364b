// What the page of records to mend shows of the list: those the worker filters for, in order, and how many there are of
// each kind and in each hamlet. Counts of kinds hold for the hamlet that is chosen, and the other way round.

import { DEFECT_RULES, type DefectId } from '@tram/shared-schema/people/record-defects.js';
import { finish, sortInSteps, type Steps } from '@tram/shared-schema/steps.js';
import type { Corrector } from '@tram/shared-schema/people/record-defect.js';
import { byName, compareText, type MendRow } from './mend-rows.js';

export interface MendFilter {
  readonly defect: DefectId | undefined;
  /** `none`: whose record names no hamlet. */
  readonly hamletId: string | undefined;
}

export const NO_HAMLET = 'none';

export interface MendView {
  /** By hamlet, then by name. */
  readonly rows: readonly MendRow[];
  readonly byDefect: ReadonlyMap<DefectId, number>;
  readonly byHamlet: ReadonlyMap<string, number>;
}

const hamletKeyOf = ({ hamletId }: MendRow): string => hamletId ?? NO_HAMLET;

/** Those of no hamlet stand last. */
const LAST = '\uffff';

type ViewOf<T> = (all: Iterable<MendRow>, filter: MendFilter, hamletOrder: (hamletId: string) => string) => T;

export const mendView: ViewOf<MendView> = (...asked) => finish(mendViewSteps(...asked));

const ROWS_IN_A_STEP = 250;

export const mendViewSteps: ViewOf<Steps<MendView>> = function* (all, filter, hamletOrder) {
  const byDefect = new Map<DefectId, number>();
  const byHamlet = new Map<string, number>();
  const shown = new Map<string, MendRow[]>();
  let looked = 0;
  for (const row of all) {
    if ((looked += 1) % ROWS_IN_A_STEP === 0) yield;
    const hamlet = hamletKeyOf(row);
    const isOfHamlet = filter.hamletId === undefined || filter.hamletId === hamlet;
    const isOfKind = filter.defect === undefined || row.defects.includes(filter.defect);
    if (isOfHamlet) for (const id of row.defects) byDefect.set(id, (byDefect.get(id) ?? 0) + 1);
    if (isOfKind) byHamlet.set(hamlet, (byHamlet.get(hamlet) ?? 0) + 1);
    if (!isOfHamlet || !isOfKind) continue;
    const neighbours = shown.get(hamlet);
    if (neighbours) neighbours.push(row);
    else shown.set(hamlet, [row]);
  }
  const placeOf = (hamlet: string): string => (hamlet === NO_HAMLET ? LAST : hamletOrder(hamlet));
  const hamlets = [...shown]
    .map(([hamlet, neighbours]) => ({ place: placeOf(hamlet), neighbours }))
    .sort((one, other) => compareText(one.place, other.place));
  const rows: MendRow[] = [];
  // The list holds them nearly in this order, and sorting what is sorted costs next to nothing.
  for (const { neighbours } of hamlets) rows.push(...(yield* sortInSteps(neighbours, byName)));
  return { rows, byDefect, byHamlet };
};

/** Kinds in the order of the rules, the most serious first. */
export const kindsIn = (byDefect: ReadonlyMap<DefectId, number>): readonly DefectId[] =>
  DEFECT_RULES.flatMap(({ id }) => (byDefect.has(id) ? id : []));

/** Whom an office can help: at least one of the defects is theirs to correct. */
export function isFor(row: MendRow, corrector: Corrector): boolean {
  return DEFECT_RULES.some(
    ({ id, correctedBy }) =>
      row.defects.includes(id) && (correctedBy as readonly Corrector[]).includes(corrector),
  );
}

/** Who comes after somebody in the list as it stood; the first again after the last. Undefined where nobody is left. */
export function nextAfter(rows: readonly MendRow[], personId: string): MendRow | undefined {
  const at = rows.findIndex(({ id }) => id === personId);
  const next = rows[at + 1] ?? rows[0];
  return next?.id === personId ? undefined : next;
}
