// What of an account may leave the server.

import type { AccountView } from '@tram/shared-schema/sync/session.js';
import type { Account } from '#ports.js';

export function viewOfAccount(account: Account): AccountView {
  const { accountId, username, displayName, role, stationId, centreId, hamletIds, disabled } = account;
  return {
    accountId,
    username,
    displayName,
    role,
    ...(stationId && { stationId }),
    ...(centreId && { centreId }),
    ...(hamletIds && { hamletIds }),
    disabled,
  };
}
