// Sessions and devices, beside the accounts, so that one reading answers all a request must be checked against.

import type { Account, Device, Session, SessionStore } from '#ports.js';
import type { CouchClient } from './couch-client.js';
import { ACCOUNTS_DATABASE } from './ensure-databases.js';
import { keyedRecords, readTogether } from './keyed-records.js';
import type { RetryPolicy } from './revise-documents.js';

const sessionKey = (sessionId: string): string => `session:${sessionId}`;
const deviceKey = (replicaId: string): string => `device:${replicaId}`;

export function nanoSessionStore(couch: CouchClient, retry: RetryPolicy): SessionStore {
  const sessions = keyedRecords<Session>(couch, ACCOUNTS_DATABASE, retry);
  const devices = keyedRecords<Device>(couch, ACCOUNTS_DATABASE, retry);
  return {
    async open(session) {
      if (!(await sessions.insert(sessionKey(session.sessionId), session))) {
        throw new Error('the id of a new session is taken');
      }
    },
    read: (sessionId) => sessions.read(sessionKey(sessionId)),
    async readParties(sessionId, accountId, replicaId) {
      const keys = [sessionKey(sessionId), accountId, deviceKey(replicaId)] as const;
      const found = await readTogether(couch, ACCOUNTS_DATABASE, keys);
      return {
        session: found.get(keys[0]) as Session | undefined,
        account: found.get(keys[1]) as Account | undefined,
        device: found.get(keys[2]) as Device | undefined,
      };
    },
    change: (sessionId, change) =>
      sessions.change(sessionKey(sessionId), (session) => session && change(session)),
    readDevice: (replicaId) => devices.read(deviceKey(replicaId)),
    listDevices: () => devices.list('device'),
    changeDevice: (replicaId, change) => devices.change(deviceKey(replicaId), change),
  };
}
