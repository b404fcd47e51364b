// What an administrator fills in for a new account, and what is still missing.

import type { CentreId, HamletId, StationId } from '@tram/shared-schema/document/ids.js';
import { err, ok, type Result } from '@tram/shared-schema/result.js';
import { USERNAME_PATTERN, type CreateAccountRequest } from '@tram/shared-schema/sync/administration.js';
import type { Role } from '@tram/shared-schema/sync/session.js';

export interface AccountForm {
  readonly username: string;
  readonly displayName: string;
  readonly role: Role;
  readonly stationId: StationId | undefined;
  readonly centreId: CentreId | undefined;
  readonly hamletIds: readonly HamletId[];
}

export const emptyAccountForm: AccountForm = {
  username: '',
  displayName: '',
  role: 'worker',
  stationId: undefined,
  centreId: undefined,
  hamletIds: [],
};

export type AccountFormField = 'username' | 'displayName' | 'stationId' | 'centreId' | 'hamletIds';

export const worksAtStation = (role: Role): boolean =>
  role === 'worker' || role === 'head' || role === 'community';

/** The fields that are missing or wrong, or the request to send. */
export function accountRequest(
  form: AccountForm,
): Result<CreateAccountRequest, ReadonlySet<AccountFormField>> {
  const wrong = new Set<AccountFormField>();
  const username = form.username.trim();
  const displayName = form.displayName.trim().normalize('NFC');
  if (!new RegExp(USERNAME_PATTERN).test(username)) wrong.add('username');
  if (displayName === '') wrong.add('displayName');
  if (worksAtStation(form.role) && !form.stationId) wrong.add('stationId');
  if (form.role === 'centre' && !form.centreId) wrong.add('centreId');
  if (form.role === 'community' && form.hamletIds.length === 0) wrong.add('hamletIds');
  if (wrong.size > 0) return err(wrong);
  return ok({
    username,
    displayName,
    role: form.role,
    ...(worksAtStation(form.role) && form.stationId && { stationId: form.stationId }),
    ...(form.role === 'centre' && form.centreId && { centreId: form.centreId }),
    ...(form.role === 'community' && { hamletIds: form.hamletIds }),
  });
}
