// Which documents were changed since a moment: made, edited, moved, settled, or brought to the server after it.

import type { TramDocument } from '../document/document-types.js';
import type { EventDocument, RegistryDocument } from '../document/envelope.js';
import { hlcMs } from '../document/hybrid-clock.js';
import { epochMsOf } from '../document/instant.js';

export function isChangedSince(doc: TramDocument, fromMs: number): boolean {
  if (epochMsOf(doc.createdAt) >= fromMs) return true;
  if (doc.receivedAt !== undefined && epochMsOf(doc.receivedAt) >= fromMs) return true;
  const { stamps = {}, superseded = [] } = doc as RegistryDocument;
  const { statusChange } = doc as EventDocument;
  const changes = [
    ...Object.values(stamps).flatMap(({ at, deviceAt, reviewed }) => [at, deviceAt, reviewed?.at]),
    ...superseded.map(({ stamp }) => stamp.at),
    statusChange?.at,
  ];
  return changes.some((at) => at !== undefined && hlcMs(at) >= fromMs);
}
