// Hamlets, the station's own card and its workers: what a tablet must know of the place it stands in.

import { canonicalJson } from '../document/canonical-json.js';
import type { DocumentOf } from '../document/schema-parts.js';
import type { hamletSchema, stationProfileSchema, workerSchema } from './reference.schema.js';

export type Hamlet = DocumentOf<typeof hamletSchema>;
export type StationProfile = DocumentOf<typeof stationProfileSchema>;
export type Worker = DocumentOf<typeof workerSchema>;
export type ReferenceDocument = Hamlet | StationProfile | Worker;

/** Reference data has one writer, so the newer version stands whole. */
export function mergeReference<D extends { readonly updatedAt: string }>(a: D, b: D): D {
  if (a.updatedAt !== b.updatedAt) return a.updatedAt > b.updatedAt ? a : b;
  return canonicalJson(a) >= canonicalJson(b) ? a : b;
}
