// Why there is no token to ask the server with.

export type AccessFailure =
  | { kind: 'unreachable' }
  | { kind: 'server-trouble' }
  | { kind: 'session-expired' }
  /** Both: the keys leave the tablet; what was not sent may leave as a file before, where the server's rules allow it. */
  | { kind: 'account-disabled'; mayKeepUnsent: boolean }
  | { kind: 'device-revoked'; mayKeepUnsent: boolean };
