// Why there is no token to ask the server with.

export type AccessFailure =
  | { kind: 'unreachable' }
  | { kind: 'server-trouble' }
  | { kind: 'session-expired' }
  | { kind: 'account-disabled' }
  | { kind: 'device-revoked' };
