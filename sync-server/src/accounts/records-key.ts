// The key a tablet gets when somebody of a station signs in. A station has one, for ever: what was sealed with it years
// ago must still open. A community account gets one of its own, made from the station's, so that its tablet cannot open
// what the station's tablets sealed.

import { hkdfSync } from 'node:crypto';
import type { AccountId, StationId } from '@tram/shared-schema/document/ids.js';
import { instantAt } from '@tram/shared-schema/document/instant.js';
import type { RecordsKey } from '@tram/shared-schema/sync/session.js';
import type { Deps } from '#deps.js';
import type { Account } from '#ports.js';

type KeyParts = Pick<Deps, 'stationKeys' | 'clock' | 'randomness' | 'audit'>;

const KEY_BYTES = 32;
const KEY_ID_BYTES = 8;

/** The station's own, made where there is none yet. */
export async function stationRecordsKey(deps: KeyParts, stationId: StationId): Promise<RecordsKey> {
  const standing = await deps.stationKeys.read(stationId);
  if (standing) return { keyId: standing.keyId, key: standing.key };
  const at = instantAt(deps.clock.nowMs());
  const made = {
    stationId,
    keyId: deps.randomness.bytes(KEY_ID_BYTES).toString('base64url'),
    key: deps.randomness.bytes(KEY_BYTES).toString('base64url'),
    madeAt: at,
  };
  const kept = await deps.stationKeys.keepFirst(made);
  if (kept.keyId === made.keyId) {
    await deps.audit.append({ at, actor: 'system', act: 'records-key-made', subject: stationId });
  }
  return { keyId: kept.keyId, key: kept.key };
}

export function communityRecordsKey(station: RecordsKey, accountId: AccountId): RecordsKey {
  const derived = (use: string, bytes: number): string => {
    const key = new Uint8Array(Buffer.from(station.key, 'base64url'));
    const none = new Uint8Array();
    return Buffer.from(
      hkdfSync('sha256', key, none, new TextEncoder().encode(`tram ${use}\n${accountId}`), bytes),
    ).toString('base64url');
  };
  return { keyId: derived('community key id', KEY_ID_BYTES), key: derived('community key', KEY_BYTES) };
}

/** Undefined for an account without a station: nothing of people's records is kept on its tablet. */
export async function recordsKeyOf(
  deps: KeyParts,
  { accountId, role, stationId }: Account,
): Promise<RecordsKey | undefined> {
  if (!stationId) return undefined;
  const station = await stationRecordsKey(deps, stationId);
  return role === 'community' ? communityRecordsKey(station, accountId) : station;
}

/** Whichever key of this station has this id: for a day file, which names only that. */
export async function recordsKeyById(
  deps: KeyParts & Pick<Deps, 'accounts'>,
  stationId: StationId,
  keyId: string,
): Promise<RecordsKey | undefined> {
  const station = await stationRecordsKey(deps, stationId);
  if (station.keyId === keyId) return station;
  const accounts = await deps.accounts.list();
  return accounts
    .filter((account) => account.role === 'community' && account.stationId === stationId)
    .map(({ accountId }) => communityRecordsKey(station, accountId))
    .find((key) => key.keyId === keyId);
}
