// Somebody under chronic care as the lists of who is missing hold them: once, with all registers they are in.

import {
  compareChronicRows,
  isMissing,
  reasonsOf,
  type ChronicReason,
  type ChronicRow,
} from '@tram/shared-schema/chronic/chronic-list.js';
import type { PersonDocId } from '@tram/shared-schema/document/ids.js';

export interface ListedPerson {
  readonly personId: PersonDocId;
  readonly hamletId: string | undefined;
  readonly rows: readonly [ChronicRow, ...ChronicRow[]];
  /** The register they are longest overdue in. */
  readonly worst: ChronicRow;
  readonly reasons: ReadonlySet<ChronicReason>;
  /** To be called. */
  readonly isMissing: boolean;
  readonly needsHomeVisit: boolean;
}

export function listedFrom(rows: readonly [ChronicRow, ...ChronicRow[]]): ListedPerson {
  const worst = [...rows].sort(compareChronicRows)[0] ?? rows[0];
  return {
    personId: worst.person.personId,
    hamletId: worst.person.hamletId,
    rows,
    worst,
    reasons: new Set(rows.flatMap(({ state }) => reasonsOf(state))),
    isMissing: rows.some(({ state }) => isMissing(state)),
    needsHomeVisit: rows.some(({ state }) => state.needsHomeVisit),
  };
}
