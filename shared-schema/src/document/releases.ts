// What later releases made of documents of earlier ones. The tablet lifts what lies on it (migrations/), the server what
// it is sent and what it holds: by the same functions, so that two states of one record never differ without an edit.

import type { DocumentByType, DocumentType, TramDocument } from './document-types.js';

/** Undefined for a document that needs nothing, and so for every one it has lifted before. */
export type Lift<D> = (doc: D) => D | undefined;

export interface Release {
  /** The version it makes: one more than the one before. */
  readonly to: number;
  readonly lifts: { readonly [T in DocumentType]?: Lift<DocumentByType[T]> };
}

/** In order. A released one is never edited and never taken out: some tablet has been in a drawer since before it. */
export const RELEASES: readonly Release[] = [];

export type LiftDocument = (doc: TramDocument) => TramDocument;

export function liftThrough(releases: readonly Release[]): LiftDocument {
  return (doc) =>
    releases.reduce((standing, { lifts }) => {
      const lift = lifts[standing.type] as Lift<TramDocument> | undefined;
      const lifted = lift?.(standing) ?? standing;
      if (lifted._id !== doc._id || lifted.type !== doc.type)
        throw new RangeError('a lift may not make another document');
      return lifted;
    }, doc);
}

/** Types some release lifts. */
export const liftedTypes = (releases: readonly Release[]): readonly DocumentType[] => [
  ...new Set(releases.flatMap(({ lifts }) => Object.keys(lifts) as DocumentType[])),
];
