// A station's desk for a test: a server, two nurses on two tablets, and documents as the first tablet would make them.

import type { TramDocument } from '@tram/shared-schema/document/document-types.js';
import { editRegistry } from '@tram/shared-schema/document/edit-registry.js';
import type { AccountId, ReplicaId } from '@tram/shared-schema/document/ids.js';
import type { Person } from '@tram/shared-schema/people/person.js';
import type { ChangesLine, PushResult } from '@tram/shared-schema/sync/wire.js';
import type { AppOptions } from '#app.js';
import type { CouchUnderTest } from './couch-under-test.js';
import { NOW_MS, person } from './documents.js';
import {
  furnish,
  signInAs,
  startServerUnderTest,
  type Caller,
  type Furnished,
  type ServerUnderTest,
} from './server-under-test.js';

export interface Desk {
  readonly server: ServerUnderTest;
  readonly at: Furnished;
  readonly nurse: Caller;
  readonly colleague: Caller;
  accountOf(username: string): AccountId;
  /** As the nurse's tablet would have made it, or another tablet of hers. */
  own<D extends TramDocument>(doc: D, replicaId?: ReplicaId): D;
  newPerson(changes?: Partial<Person>): Person;
  edited(
    doc: Person,
    changes: Partial<Person>,
    by?: { caller: Caller; username: string },
    nowMs?: number,
  ): Person;
  changesPath(query?: string): string;
  epoch(): Promise<string>;
  /** The query that asks for what changes from now on. */
  position(): Promise<string>;
}

export const kinds = (results: readonly PushResult[]): string[] => results.map(({ kind }) => kind);
export const docsOf = (lines: readonly ChangesLine[]): TramDocument[] =>
  lines.flatMap((line) => (line.kind === 'doc' ? [line.doc] : []));

export async function openDesk(
  options: Partial<AppOptions> = {},
  couchUnderTest?: CouchUnderTest,
): Promise<Desk> {
  const server = await startServerUnderTest(options, undefined, couchUnderTest);
  const at = await furnish(server);
  const nurse = await signInAs(server, 'y1');
  const colleague = await signInAs(server, 'y2');
  let people = 0;
  const desk: Desk = {
    server,
    at,
    nurse,
    colleague,
    accountOf: (username) => at.accounts[username] ?? at.admin,
    own: (doc, replicaId = nurse.replicaId) => ({
      ...doc,
      stationId: at.stationId,
      hamletId: at.hamletA,
      createdBy: { accountId: desk.accountOf('y1'), replicaId },
    }),
    newPerson: (changes = {}) => ({ ...desk.own(person((people += 1))), ...changes }),
    edited: (doc, changes, { caller, username } = { caller: nurse, username: 'y1' }, nowMs = NOW_MS) =>
      editRegistry<Person>(doc, changes, {
        nowMs,
        replicaId: caller.replicaId,
        accountId: desk.accountOf(username),
      }),
    changesPath: (query = '') => `/api/v1/stations/${at.stationId}/changes${query}`,
    epoch: async () => (await server.deps.documents.epoch(at.stationId))?.epoch ?? '',
    async position() {
      const lines = await nurse.lines(desk.changesPath());
      const last = lines.findLast((line) => line.kind === 'cursor');
      const cursor = last?.kind === 'cursor' ? last.cursor : '';
      return `?since=${encodeURIComponent(cursor)}&epoch=${await desk.epoch()}`;
    },
  };
  return desk;
}
