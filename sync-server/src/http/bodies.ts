// The shape of every body this server takes, beside documents (sync/document-schema.ts).

import { REPLICA_ID_PATTERN, ULID_PATTERN, type HamletId } from '@tram/shared-schema/document/ids.js';
import { INSTANT_PATTERN } from '@tram/shared-schema/document/instant.js';
import {
  PASSWORD_MAX_LENGTH,
  PASSWORD_MIN_LENGTH,
  USERNAME_PATTERN,
  type ChangePasswordRequest,
  type CreateAccountRequest,
  type CreateCentreRequest,
  type CreateStationRequest,
  type HamletRequest,
  type ResetPasswordRequest,
  type SetupRequest,
} from '@tram/shared-schema/sync/administration.js';
import {
  DEVICE_SECRET_PATTERN,
  ROLES,
  type RefreshRequest,
  type SignInRequest,
} from '@tram/shared-schema/sync/session.js';
import { bodyReader } from './validate-body.js';

/** No half of a surrogate pair: CouchDB takes no such text. */
const WHOLE_TEXT = '^\\P{Surrogate}*$';
/** Not empty, and more than blanks. */
const text = (maxLength: number): object => ({
  type: 'string',
  maxLength,
  pattern: '^(?=[^]*\\S)\\P{Surrogate}*$',
});
const idOf = (prefix: string): object => ({ type: 'string', pattern: `^${prefix}:${ULID_PATTERN}$` });
const replicaId = { type: 'string', pattern: `^${REPLICA_ID_PATTERN}$` };
const deviceSecret = { type: 'string', maxLength: 43, pattern: DEVICE_SECRET_PATTERN };
const sentAt = { type: 'string', pattern: INSTANT_PATTERN };
const newPassword = { type: 'string', minLength: PASSWORD_MIN_LENGTH, maxLength: PASSWORD_MAX_LENGTH };
const newUsername = { type: 'string', pattern: USERNAME_PATTERN };
/** At sign-in nothing is told about what a name or a password must look like. */
const typed = { type: 'string', minLength: 1, maxLength: PASSWORD_MAX_LENGTH, pattern: WHOLE_TEXT };
const hamletIds = { type: 'array', maxItems: 200, items: idOf('hamlet') };

export const signInBody = bodyReader<SignInRequest>(
  {
    username: typed,
    password: typed,
    device: {
      type: 'object',
      required: ['replicaId', 'name'],
      properties: {
        replicaId,
        name: { type: 'string', maxLength: 120, pattern: WHOLE_TEXT },
        secret: deviceSecret,
      },
    },
    sentAt,
  },
  ['username', 'password', 'device'],
);
export const refreshBody = bodyReader<RefreshRequest>(
  { refreshToken: { type: 'string', minLength: 1, maxLength: 200 }, replicaId, deviceSecret, sentAt },
  ['refreshToken', 'replicaId'],
);
export const changePasswordBody = bodyReader<ChangePasswordRequest>({ currentPassword: typed, newPassword }, [
  'currentPassword',
  'newPassword',
]);
export const setupBody = bodyReader<SetupRequest>(
  {
    token: { type: 'string', maxLength: 100 },
    username: newUsername,
    password: newPassword,
    displayName: text(120),
  },
  ['token', 'username', 'password', 'displayName'],
);
export const centreBody = bodyReader<CreateCentreRequest>({ name: text(160) }, ['name']);
export const stationBody = bodyReader<CreateStationRequest>(
  { name: text(160), communeName: text(160), facilityCode: text(20), centreId: idOf('centre') },
  ['name'],
);
export const hamletBody = bodyReader<HamletRequest>({ name: text(120), code: text(20) }, ['name']);
export const accountBody = bodyReader<CreateAccountRequest>(
  {
    username: newUsername,
    displayName: text(120),
    role: { type: 'string', enum: ROLES },
    stationId: idOf('station'),
    centreId: idOf('centre'),
    hamletIds,
    password: newPassword,
  },
  ['username', 'displayName', 'role'],
);
export const hamletIdsBody = bodyReader<{ hamletIds: readonly HamletId[] }>({ hamletIds }, ['hamletIds']);
export const resetPasswordBody = bodyReader<ResetPasswordRequest>({ password: newPassword }, []);
