// The first administrator, made once with the link the server printed.

import { instantAt } from '@tram/shared-schema/document/instant.js';
import { err, ok, type Result } from '@tram/shared-schema/result.js';
import type { SetupRequest } from '@tram/shared-schema/sync/administration.js';
import type { AccountView } from '@tram/shared-schema/sync/session.js';
import { addAccount } from '#admin/add-account.js';
import type { Deps } from '#deps.js';
import { viewOfAccount } from './account-view.js';
import { hasAdministrator } from './setup-gate.js';

export type SetupFailure = { kind: 'setup-closed' } | { kind: 'already-exists'; field: 'username' };

export async function setUp(
  deps: Deps,
  { token, username, password, displayName }: SetupRequest,
): Promise<Result<AccountView, SetupFailure>> {
  if (await hasAdministrator(deps.accounts)) return err({ kind: 'setup-closed' });
  if (!(await deps.setup.admits(token))) return err({ kind: 'setup-closed' });
  const added = await addAccount(deps, { username, displayName, role: 'admin', password });
  if (!added.ok) return added;
  await deps.setup.close();
  const { accountId } = added.value;
  await deps.audit.append({
    at: instantAt(deps.clock.nowMs()),
    actor: accountId,
    act: 'set-up',
    subject: accountId,
  });
  return ok(viewOfAccount(added.value));
}
