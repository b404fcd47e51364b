// The administrator's door over HTTP.

import { err, ok, type Result } from '@tram/shared-schema/result.js';
import type {
  AuditPage,
  CreateAccountReply,
  DeviceView,
  ResetPasswordReply,
} from '@tram/shared-schema/sync/administration.js';
import type { AccountView, CentreView, HamletView, StationView } from '@tram/shared-schema/sync/session.js';
import type { ApiFailure } from '@tram/shared-schema/sync/wire.js';
import type {
  Administration,
  AdministrationFailure,
  DeviceAdministration,
  FirstStart,
} from '#admin/administration.js';
import type { AccessFailure } from '#session/access-failure.js';
import { meaningOf, type HttpApi, type HttpFailure, type HttpRequest } from './http-api.js';

export type AskForToken = () => Promise<Result<string, AccessFailure>>;

function ofApi(failure: ApiFailure): AdministrationFailure {
  switch (failure.kind) {
    case 'not-signed-in':
    case 'session-expired':
    case 'account-disabled':
    case 'device-revoked':
      return { kind: 'session-expired' };
    case 'not-allowed':
    case 'setup-closed':
    case 'not-found':
      return { kind: failure.kind };
    case 'already-exists':
      return { kind: 'already-exists', field: failure.field };
    case 'bad-request':
      return { kind: 'bad-request', ...(failure.field !== undefined && { field: failure.field }) };
    default:
      return { kind: 'server-trouble' };
  }
}

const toAdministrationFailure = (failure: HttpFailure): AdministrationFailure => meaningOf(failure, ofApi);

/** The server's own words are trusted to have the shape of the wire protocol: it comes with this app's build. */
async function answerOf<T>(api: HttpApi, request: HttpRequest): Promise<Result<T, AdministrationFailure>> {
  const answer = await api.ask(request);
  return answer.ok ? ok(answer.value.json as T) : err(toAdministrationFailure(answer.error));
}

const withoutAccess = (failure: AccessFailure): AdministrationFailure =>
  failure.kind === 'unreachable' || failure.kind === 'server-trouble' ? failure : { kind: 'session-expired' };

type Method = 'GET' | 'POST' | 'PUT';

/** `timeoutMs`: where the usual patience is not enough. */
export function askAs(api: HttpApi, accessToken: AskForToken, timeoutMs?: number) {
  return async <T>(
    method: Method,
    path: string,
    json?: unknown,
  ): Promise<Result<T, AdministrationFailure>> => {
    const token = await accessToken();
    if (!token.ok) return err(withoutAccess(token.error));
    const patience = timeoutMs === undefined ? {} : { timeoutMs };
    const request = { method, path: `/api/v1${path}`, accessToken: token.value, ...patience };
    return answerOf<T>(api, json === undefined ? request : { ...request, json });
  };
}

export function createHttpAdministration(api: HttpApi, accessToken: AskForToken): Administration {
  const asked = askAs(api, accessToken);
  const ask = <T>(method: Method, path: string, json?: unknown) => asked<T>(method, `/admin${path}`, json);
  return {
    centres: () => ask<readonly CentreView[]>('GET', '/centres'),
    createCentre: (request) => ask<CentreView>('POST', '/centres', request),
    stations: () => ask<readonly StationView[]>('GET', '/stations'),
    createStation: (request) => ask<StationView>('POST', '/stations', request),
    hamlets: (stationId) => ask<readonly HamletView[]>('GET', `/stations/${stationId}/hamlets`),
    createHamlet: (stationId, request) => ask<HamletView>('POST', `/stations/${stationId}/hamlets`, request),
    renameHamlet: (stationId, hamletId, request) =>
      ask<HamletView>('PUT', `/stations/${stationId}/hamlets/${hamletId}`, request),
    accounts: () => ask<readonly AccountView[]>('GET', '/accounts'),
    createAccount: (request) => ask<CreateAccountReply>('POST', '/accounts', request),
    resetPassword: (accountId) => ask<ResetPasswordReply>('POST', `/accounts/${accountId}/password`, {}),
    setDisabled: (accountId, disabled) =>
      ask<AccountView>('POST', `/accounts/${accountId}/${disabled ? 'disable' : 'enable'}`, {}),
    audit: (before) => ask<AuditPage>('GET', before === undefined ? '/audit' : `/audit?before=${before}`),
  };
}

export function createHttpDeviceAdministration(api: HttpApi, accessToken: AskForToken): DeviceAdministration {
  const ask = askAs(api, accessToken);
  return {
    devices: () => ask<readonly DeviceView[]>('GET', '/devices'),
    setRevoked: (replicaId, revoked) =>
      ask<DeviceView>('POST', `/devices/${replicaId}/${revoked ? 'revoke' : 'restore'}`, {}),
  };
}

export function createHttpFirstStart(api: HttpApi): FirstStart {
  return {
    setUp: (request) => answerOf<void>(api, { method: 'POST', path: '/api/v1/setup', json: request }),
  };
}
