// Whether an account may write a document at all. Whose edits it may carry is another question: own-edits.ts.

import { lifecycleOf, type DocumentType } from '@tram/shared-schema/document/document-types.js';
import type { Envelope } from '@tram/shared-schema/document/envelope.js';
import { assertNever } from '@tram/shared-schema/result.js';
import type { Move } from '@tram/shared-schema/people/move.js';
import type { StationId } from '@tram/shared-schema/document/ids.js';
import type { Refusal } from '@tram/shared-schema/sync/wire.js';
import { isOpenToCommunity, type Rights } from './may-read.js';

/** Of what the community team reads, what it writes: it gives no dose. */
const COMMUNITY_WRITES: ReadonlySet<string> = new Set<DocumentType>([
  'person',
  'household',
  'move',
  'household-change',
  'contact',
]);

/** Some roles read and never write: their whole request is refused, not each document. */
export const mayWriteTo = (writer: Rights, stationId: StationId): boolean =>
  ['worker', 'head', 'community'].includes(writer.role) && writer.stationId === stationId;

const mayCommunityWrite = (doc: Envelope): boolean =>
  COMMUNITY_WRITES.has(doc.type) && isOpenToCommunity(doc);

const inOwnHamlet = (writer: Rights, doc: Envelope): boolean =>
  doc.hamletId !== undefined && (writer.hamletIds ?? []).includes(doc.hamletId);

/** A move names two places: nobody is said to have come from, or gone to, a hamlet the writer does not see. */
function namesOnlyOwnHamlets(writer: Rights, doc: Envelope): boolean {
  const { from, to } = doc as Partial<Pick<Move, 'from' | 'to'>>;
  const named = [from?.hamletId, to?.hamletId].filter((id) => id !== undefined);
  return named.every((id) => (writer.hamletIds ?? []).includes(id));
}

export function writeRefusal(
  writer: Rights,
  stationId: StationId,
  incoming: Envelope,
  stored: Envelope | undefined,
): Refusal | undefined {
  if (incoming.stationId !== stationId) return { kind: 'wrong-station' };
  const lifecycle = lifecycleOf(incoming.type);
  if (!mayWriteTo(writer, stationId) || lifecycle === undefined || lifecycle === 'reference') {
    return { kind: 'not-allowed' };
  }
  switch (writer.role) {
    case 'worker':
    case 'head':
      return undefined;
    case 'community': {
      // Also as it stands: a person may not be drawn into a hamlet by somebody who could not read them.
      const own = inOwnHamlet(writer, incoming) && (!stored || inOwnHamlet(writer, stored));
      const open = mayCommunityWrite(incoming) && (!stored || mayCommunityWrite(stored));
      const may = open && own && namesOnlyOwnHamlets(writer, incoming);
      return may ? undefined : { kind: 'not-allowed' };
    }
    case 'centre':
    case 'admin':
      return { kind: 'not-allowed' };
    default:
      return assertNever(writer.role);
  }
}
