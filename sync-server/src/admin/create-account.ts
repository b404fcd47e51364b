// An account for a person: which station, centre and hamlets go with which role, and its worker document.

import { err, ok, type Result } from '@tram/shared-schema/result.js';
import type { AccountId, HamletId, StationId } from '@tram/shared-schema/document/ids.js';
import { instantAt } from '@tram/shared-schema/document/instant.js';
import type { CreateAccountReply, CreateAccountRequest } from '@tram/shared-schema/sync/administration.js';
import { viewOfAccount } from '#accounts/account-view.js';
import { oneTimePassword } from '#accounts/one-time-password.js';
import type { Deps } from '#deps.js';
import { addAccount } from './add-account.js';
import { ensureWorkerDocument } from './worker-document.js';

export type PlaceFailure = { kind: 'bad-request'; field: string; rule: string };
export type CreateAccountFailure = PlaceFailure | { kind: 'already-exists'; field: 'username' };

const wrongPlace = (field: string, rule: string): PlaceFailure => ({ kind: 'bad-request', field, rule });

export async function unknownHamlet(
  { documents }: Pick<Deps, 'documents'>,
  stationId: StationId,
  hamletIds: readonly HamletId[],
): Promise<boolean> {
  const found = await documents.readDocuments(stationId, [...new Set(hamletIds)]);
  return hamletIds.some((hamletId) => found.get(hamletId)?.type !== 'hamlet');
}

async function placeFailure(deps: Deps, request: CreateAccountRequest): Promise<PlaceFailure | undefined> {
  const { role, stationId, centreId, hamletIds } = request;
  const ofStation = role === 'worker' || role === 'head' || role === 'community';
  if (ofStation !== (stationId !== undefined))
    return wrongPlace('stationId', ofStation ? 'required' : 'not-for-role');
  if ((role === 'centre') !== (centreId !== undefined)) {
    return wrongPlace('centreId', role === 'centre' ? 'required' : 'not-for-role');
  }
  if ((role === 'community') !== (hamletIds !== undefined)) {
    return wrongPlace('hamletIds', role === 'community' ? 'required' : 'not-for-role');
  }
  if (stationId && !(await deps.directory.readStation(stationId))) return wrongPlace('stationId', 'unknown');
  if (centreId && !(await deps.directory.readCentre(centreId))) return wrongPlace('centreId', 'unknown');
  if (stationId && hamletIds && (await unknownHamlet(deps, stationId, hamletIds))) {
    return wrongPlace('hamletIds', 'unknown');
  }
  return undefined;
}

export async function createAccount(
  deps: Deps,
  actor: AccountId,
  request: CreateAccountRequest,
): Promise<Result<CreateAccountReply, CreateAccountFailure>> {
  const failure = await placeFailure(deps, request);
  if (failure) return err(failure);
  const made = request.password === undefined ? oneTimePassword(deps.randomness) : undefined;
  const added = await addAccount(deps, { ...request, password: request.password ?? made ?? '' });
  if (!added.ok) return added;
  await ensureWorkerDocument(deps, added.value);
  const at = instantAt(deps.clock.nowMs());
  await deps.audit.append({ at, actor, act: 'account-created', subject: added.value.accountId });
  return ok({ account: viewOfAccount(added.value), ...(made !== undefined && { oneTimePassword: made }) });
}
