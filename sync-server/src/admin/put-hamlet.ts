// Hamlets are reference documents in the station's database, so that every tablet has them offline.

import { err, ok, type Result } from '@tram/shared-schema/result.js';
import {
  documentId,
  type AccountId,
  type HamletId,
  type StationId,
} from '@tram/shared-schema/document/ids.js';
import { instantAt } from '@tram/shared-schema/document/instant.js';
import type { Hamlet } from '@tram/shared-schema/reference/reference.js';
import type { HamletRequest } from '@tram/shared-schema/sync/administration.js';
import type { HamletView } from '@tram/shared-schema/sync/session.js';
import type { Deps } from '#deps.js';
import { newUlid } from '#new-ulid.js';
import { serverAuthor } from './server-author.js';
import { updatedAfter } from './worker-document.js';

type NotFound = { kind: 'not-found' };
const nameOf = (typed: string): string => typed.normalize('NFC').trim();

function hamletView({ _id, name, code }: Hamlet): HamletView {
  return { hamletId: _id, name, ...(code !== undefined && { code }) };
}

export async function listHamlets(
  deps: Deps,
  stationId: StationId,
): Promise<Result<readonly HamletView[], NotFound>> {
  if (!(await deps.directory.readStation(stationId))) return err({ kind: 'not-found' });
  const hamlets = (await deps.documents.listDocuments(stationId, 'hamlet')) as readonly Hamlet[];
  return ok(hamlets.map(hamletView));
}

/** A new hamlet, or with `hamletId` another name and code for one that stands. */
export async function putHamlet(
  deps: Deps,
  actor: AccountId,
  stationId: StationId,
  { name, code, hamletId }: HamletRequest & { hamletId?: HamletId },
): Promise<Result<HamletView, NotFound>> {
  if (!(await deps.directory.readStation(stationId))) return err({ kind: 'not-found' });
  const nowMs = deps.clock.nowMs();
  const _id = hamletId ?? documentId('hamlet', newUlid(nowMs, deps.randomness));
  const standing = (await deps.documents.readDocuments(stationId, [_id])).get(_id) as Hamlet | undefined;
  if (hamletId && !standing) return err({ kind: 'not-found' });
  const hamlet: Hamlet = {
    _id,
    type: 'hamlet',
    schemaVersion: 1,
    stationId,
    createdAt: standing?.createdAt ?? instantAt(nowMs),
    createdBy: standing?.createdBy ?? serverAuthor(actor),
    updatedAt: updatedAfter(nowMs, standing),
    name: nameOf(name),
    ...(code !== undefined && { code: code.trim() }),
  };
  await deps.documents.writeDocuments(stationId, [hamlet]);
  const act = standing ? 'hamlet-changed' : 'hamlet-created';
  await deps.audit.append({ at: instantAt(nowMs), actor, act, subject: _id });
  return ok(hamletView(hamlet));
}
