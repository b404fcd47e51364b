// Whose edits a tablet may bring: what a document would change at the server must have been done on that tablet by an
// account of the station. Edits of others it carries along are fine as long as the server knows them already.
// Asked of the merged result, so that what changes nothing is never refused.

import { canonicalJson, sameJson } from '@tram/shared-schema/document/canonical-json.js';
import { lifecycleOf, type TramDocument } from '@tram/shared-schema/document/document-types.js';
import type { EventDocument, RegistryDocument } from '@tram/shared-schema/document/envelope.js';
import { hlcReplica } from '@tram/shared-schema/document/hybrid-clock.js';
import type { AccountId, ReplicaId } from '@tram/shared-schema/document/ids.js';
import { rewrittenField } from '@tram/shared-schema/document/fixed-fields.js';
import { mergeEvent } from '@tram/shared-schema/document/merge-event.js';
import { mergeRegistry } from '@tram/shared-schema/document/merge-registry.js';
import { editKey, replicaOf, seenOf, stampOf, type Stamp } from '@tram/shared-schema/document/stamp.js';
import type { Refusal } from '@tram/shared-schema/sync/wire.js';

export interface Bearer {
  /** The tablet that sends, and after a restore also the station's other tablets, whose edits the server may have lost. */
  readonly replicas: Pick<ReadonlySet<ReplicaId>, 'has'>;
  /** Accounts of the station: several people use one tablet. */
  readonly accounts: ReadonlySet<AccountId>;
}

const FORGED: Refusal = { kind: 'forged-author' };
type Fields = Readonly<Record<string, unknown>>;
/** Its own fields only: a document may name a field `toString`. */
const valueOf = (doc: object, field: string): unknown =>
  Object.hasOwn(doc, field) ? (doc as Fields)[field] : undefined;

const may = (bearer: Bearer, replica: ReplicaId, by: AccountId): boolean =>
  bearer.replicas.has(replica) && bearer.accounts.has(by);

/** Every live edit as text: the value shown and those that lost, by who made it. */
function liveEdits(
  doc: RegistryDocument | undefined,
): Map<string, { text: string; replica: ReplicaId; by: AccountId }> {
  const edits = new Map<string, { text: string; replica: ReplicaId; by: AccountId }>();
  const add = (field: string, value: unknown, { at, n, by, deviceAt }: Stamp): void => {
    const text = canonicalJson({ value, at, n, by, deviceAt });
    edits.set(editKey(field, { at, n }), { text, replica: replicaOf({ at }), by });
  };
  if (!doc) return edits;
  for (const [field, stamp] of Object.entries(doc.stamps ?? {})) add(field, valueOf(doc, field), stamp);
  for (const { field, value, stamp } of doc.superseded ?? []) add(field, value, stamp);
  return edits;
}

function foreignStamp(
  after: RegistryDocument,
  before: RegistryDocument | undefined,
  bearer: Bearer,
): boolean {
  const known = liveEdits(before);
  for (const [key, edit] of liveEdits(after)) {
    if (known.get(key)?.text !== edit.text && !may(bearer, edit.replica, edit.by)) return true;
  }
  for (const [field, stamp] of Object.entries(after.stamps ?? {})) {
    const stood = before && stampOf(before, field);
    // To claim having seen edits nobody made would make them vanish when they come.
    const replicas = Object.keys(stamp.seen ?? {}) as ReplicaId[];
    if (
      replicas.some(
        (replica) => !bearer.replicas.has(replica) && seenOf(stamp, replica) > seenOf(stood, replica),
      )
    ) {
      return true;
    }
    const { reviewed } = stamp;
    if (
      reviewed &&
      !sameJson(reviewed, stood?.reviewed) &&
      !may(bearer, hlcReplica(reviewed.at), reviewed.by)
    ) {
      return true;
    }
  }
  return false;
}

function registryRefusal(
  incoming: RegistryDocument,
  stored: RegistryDocument | undefined,
  bearer: Bearer,
): Refusal | undefined {
  const after = stored ? mergeRegistry(stored, incoming) : incoming;
  return foreignStamp(after, stored, bearer) ? FORGED : undefined;
}

function eventRefusal(
  incoming: EventDocument,
  stored: EventDocument | undefined,
  bearer: Bearer,
): Refusal | undefined {
  if (!stored) {
    const change = incoming.statusChange;
    return change && !may(bearer, hlcReplica(change.at), change.by) ? FORGED : undefined;
  }
  const { status, statusChange } = mergeEvent(stored, incoming);
  if (status === stored.status && sameJson(statusChange, stored.statusChange)) return undefined;
  if (!statusChange) return { kind: 'invalid', field: 'statusChange', rule: 'required' };
  return may(bearer, hlcReplica(statusChange.at), statusChange.by) ? undefined : FORGED;
}

/** `incoming` has passed its schema and had its stamps pulled back. */
export function authorRefusal(
  incoming: TramDocument,
  stored: TramDocument | undefined,
  bearer: Bearer,
): Refusal | undefined {
  const { createdBy } = incoming;
  if (!stored && !may(bearer, createdBy.replicaId, createdBy.accountId)) return FORGED;
  const rewritten = stored && rewrittenField(incoming, stored);
  if (rewritten !== undefined) return { kind: 'immutable', field: rewritten };
  switch (lifecycleOf(incoming.type)) {
    case 'registry':
      return registryRefusal(incoming as RegistryDocument, stored as RegistryDocument | undefined, bearer);
    case 'event':
      return eventRefusal(incoming as EventDocument, stored as EventDocument | undefined, bearer);
    case 'reference':
    case undefined:
      return { kind: 'not-allowed' };
  }
}
