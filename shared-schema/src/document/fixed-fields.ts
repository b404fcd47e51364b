// What may never differ between two states of one document: who made it and when, an event's body, and a field of a
// record that nobody stamped. Another value there was written past the rules, by whoever brings it.

import { sameJson } from './canonical-json.js';
import { lifecycleOf, type TramDocument } from './document-types.js';
import { ENVELOPE_FIELDS } from './envelope.js';
import type { EventDocument, RegistryDocument } from './envelope.js';
import { sameBody } from './merge-event.js';
import { stampOf } from './stamp.js';

/** Its own fields only: a document may name a field `toString`. */
const valueOf = (doc: object, field: string): unknown =>
  Object.hasOwn(doc, field) ? (doc as Readonly<Record<string, unknown>>)[field] : undefined;

const MOVES: ReadonlySet<string> = new Set(['status', 'statusChange', 'receivedAt', 'receivedBy']);

function rewrittenInEvent(incoming: EventDocument, stored: EventDocument): string | undefined {
  if (sameBody(incoming, stored)) return undefined;
  const names = [...Object.keys(incoming), ...Object.keys(stored)];
  const field = names.find(
    (name) => !MOVES.has(name) && !sameJson(valueOf(incoming, name), valueOf(stored, name)),
  );
  return field ?? '_id';
}

const rewrittenInRegistry = (incoming: RegistryDocument, stored: RegistryDocument): string | undefined =>
  Object.keys(incoming).find(
    (field) =>
      !ENVELOPE_FIELDS.has(field) &&
      !stampOf(incoming, field) &&
      !stampOf(stored, field) &&
      !sameJson(valueOf(incoming, field), valueOf(stored, field)),
  );

/** The first such field; undefined where the two may be merged. */
export function rewrittenField(incoming: TramDocument, stored: TramDocument): string | undefined {
  if (!sameJson(incoming.createdBy, stored.createdBy)) return 'createdBy';
  if (incoming.createdAt !== stored.createdAt) return 'createdAt';
  switch (lifecycleOf(incoming.type)) {
    case 'registry':
      return rewrittenInRegistry(incoming as RegistryDocument, stored as RegistryDocument);
    case 'event':
      return rewrittenInEvent(incoming as EventDocument, stored as EventDocument);
    case 'reference':
    case undefined:
      return undefined;
  }
}
