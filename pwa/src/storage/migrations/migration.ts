// One step from one version of the tablet's store to the next. The app reads rows of both: a step only spares it the older
// form, so a tablet on which a step fails works on.

import type {
  DocumentByType,
  DocumentType,
  TramDocument,
} from '@tram/shared-schema/document/document-types.js';
import type { Lift, Release } from '@tram/shared-schema/document/releases.js';
import {
  collectionOf,
  fullerRow,
  holdsDocument,
  type CollectionName,
  type StationRow,
} from '../station-row.js';

export interface Migration {
  /** The version it makes: one more than the one before. */
  readonly to: number;
  readonly collections: readonly CollectionName[];
  /**
   * Pure, over every row of these collections. Undefined for a row that needs nothing, and so for every row it has
   * changed before: it runs again over what was done when a tablet was switched off.
   */
  readonly change: (row: StationRow) => StationRow | undefined;
}

/**
 * A released document type changed. What only this tablet has is lifted with the rest and goes on waiting as it waited.
 * The server lifts its own by the same function and before any tablet, because the app comes from there; otherwise two
 * states of one record would differ without anybody having edited it.
 */
export function liftDocuments<T extends DocumentType>(
  to: number,
  type: T,
  lift: (doc: DocumentByType[T]) => DocumentByType[T] | undefined,
): Migration {
  return {
    to,
    collections: [collectionOf(type)],
    change(row) {
      if (row.type !== type || !holdsDocument(row)) return undefined;
      const lifted: TramDocument | undefined = lift(row.doc as DocumentByType[T]);
      if (lifted === undefined) return undefined;
      if (lifted._id !== row.id || lifted.type !== type)
        throw new RangeError('a lift may not make another document');
      return fullerRow(row, lifted);
    },
  };
}

/** One release may change several types. */
export function liftRelease({ to, lifts }: Release): Migration {
  const steps = (Object.keys(lifts) as DocumentType[]).map((type) =>
    liftDocuments(to, type, (doc) => (lifts[type] as Lift<typeof doc> | undefined)?.(doc)),
  );
  return {
    to,
    collections: [...new Set(steps.flatMap(({ collections }) => collections))],
    change(row) {
      for (const step of steps) {
        const changed = step.change(row);
        if (changed) return changed;
      }
      return undefined;
    },
  };
}
