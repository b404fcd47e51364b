// An account as a record, without asking whether it fits a station: create-account.ts and set-up.ts ask.

import { documentId } from '@tram/shared-schema/document/ids.js';
import { instantAt } from '@tram/shared-schema/document/instant.js';
import type { Result } from '@tram/shared-schema/result.js';
import type { CreateAccountRequest } from '@tram/shared-schema/sync/administration.js';
import type { Deps } from '#deps.js';
import { newUlid } from '#new-ulid.js';
import type { Account } from '#ports.js';

export async function addAccount(
  { accounts, passwords, clock, randomness }: Pick<Deps, 'accounts' | 'passwords' | 'clock' | 'randomness'>,
  {
    username,
    displayName,
    role,
    stationId,
    centreId,
    hamletIds,
    password,
  }: CreateAccountRequest & { password: string },
): Promise<Result<Account, { kind: 'already-exists'; field: 'username' }>> {
  const passwordHash = await passwords.hash(password);
  const nowMs = clock.nowMs();
  const now = instantAt(nowMs);
  return accounts.create({
    accountId: documentId('account', newUlid(nowMs, randomness)),
    username: username.trim().toLowerCase(),
    displayName: displayName.normalize('NFC').trim(),
    role,
    ...(stationId && { stationId }),
    ...(centreId && { centreId }),
    ...(hamletIds && { hamletIds }),
    disabled: false,
    passwordHash,
    createdAt: now,
    sessionsOverAt: instantAt(0),
  });
}
