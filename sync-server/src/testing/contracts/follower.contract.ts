// What the follower of a station promises on every store: what replication tears apart it puts together, once, alike on
// every server, and nothing is lost on the way.

import { afterEach, describe, expect, it } from 'vitest';
import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { canonicalJson } from '@tram/shared-schema/document/canonical-json.js';
import { editRegistry } from '@tram/shared-schema/document/edit-registry.js';
import { documentId, type StationId } from '@tram/shared-schema/document/ids.js';
import { mergeDocuments } from '@tram/shared-schema/document/merge.js';
import type { Encounter } from '@tram/shared-schema/encounters/encounter.js';
import type { Person } from '@tram/shared-schema/people/person.js';
import { newUlid } from '#new-ulid.js';
import type { CouchUnderTest } from '../couch-under-test.js';
import { encounter, NOW_MS, NURSE, OTHER_TABLET, person, TABLET } from '../documents.js';
import { openFollowedServer, replicate, type FollowedServer } from '../followed-server.js';

export function followerContract(here: CouchUnderTest, there: CouchUnderTest): void {
  describe(`conflicts between ${here.name} and ${there.name}`, () => {
    let servers: FollowedServer[] = [];
    afterEach(async () => {
      for (const server of servers) await server.close();
      servers = [];
    });
    const newStation = (): StationId => documentId('station', newUlid(Date.now(), { bytes: randomBytes }));
    async function open(stationId: StationId): Promise<[FollowedServer, FollowedServer]> {
      const pair: [FollowedServer, FollowedServer] = [
        await openFollowedServer(here, stationId),
        await openFollowedServer(there, stationId),
      ];
      servers.push(...pair);
      return pair;
    }
    const phone = (base: Person, number: string, replicaId = TABLET, nowMs = NOW_MS): Person =>
      editRegistry<Person>(base, { phone: number }, { nowMs, replicaId, accountId: NURSE });
    const stored = async (
      server: FollowedServer,
      stationId: StationId,
      doc: { _id: Person['_id'] | Encounter['_id'] },
    ) => (await server.store.readDocuments(stationId, [doc._id])).get(doc._id);

    it('are put together without anybody writing, and what lost is kept', async () => {
      const stationId = newStation();
      const [server] = await open(stationId);
      const base: Person = { ...person(1), stationId };
      const [mine, theirs] = [phone(base, '0900000001'), phone(base, '0900000002', OTHER_TABLET, NOW_MS + 1)];
      await server.store.writeDocuments(stationId, [mine]);
      await server.tear(theirs);
      server.follow();
      await expect.poll(() => server.leaves(base._id)).toHaveLength(1);
      expect(await stored(server, stationId, base)).toEqual(mergeDocuments(mine, theirs));
      expect(await stored(server, stationId, base)).toMatchObject({
        phone: '0900000002',
        superseded: [{ field: 'phone', value: '0900000001' }],
      });
      // And those that come while it follows.
      await server.tear(phone(base, '0900000003', TABLET, NOW_MS + 2));
      await expect.poll(() => server.leaves(base._id)).toHaveLength(1);
      expect(server.told()).toBeGreaterThan(0);
    });

    it('are put together once: then nothing more is written', async () => {
      const stationId = newStation();
      const [server] = await open(stationId);
      const base: Person = { ...person(1), stationId };
      await server.store.writeDocuments(stationId, [phone(base, '0900000001')]);
      await server.tear(phone(base, '0900000002', OTHER_TABLET));
      server.follow();
      await expect.poll(() => server.leaves(base._id)).toHaveLength(1);
      await wait(800);
      const before = await server.feed.changes(stationId).position();
      await server.stop();
      server.follow();
      await wait(800);
      expect(await server.feed.changes(stationId).position()).toBe(before);
      expect(server.events).toEqual([{ kind: 'conflicts-merged', stationId, documents: 1 }]);
    });

    it('end alike on two servers that replicate both ways and both put them together', async () => {
      const stationId = newStation();
      const [a, b] = await open(stationId);
      const people = [1, 2, 3].map((n): Person => ({ ...person(n), stationId }));
      const [first, second, third] = people as [Person, Person, Person];
      const visit: Encounter = { ...encounter(1), stationId };
      const wrong: Encounter = {
        ...visit,
        status: 'entered-in-error',
        statusChange: { at: phone(first, '1').stamps?.['phone']?.at ?? '', by: NURSE },
      } as Encounter;
      await a.store.writeDocuments(stationId, [...people, visit]);
      await replicate(a.couch, b.couch, stationId);
      // The line between the two is down: each takes in what its own tablets send.
      await a.store.writeDocuments(stationId, [
        phone(first, '0911111111'),
        phone(second, '0922222222'),
        wrong,
      ]);
      await b.store.writeDocuments(stationId, [
        phone(first, '0933333333', OTHER_TABLET, NOW_MS + 5),
        phone(third, '0944444444', OTHER_TABLET),
        { ...visit, receivedAt: visit.createdAt, receivedBy: visit.createdBy },
      ]);
      await b.store.writeDocuments(stationId, [phone(second, '0955555555', OTHER_TABLET, NOW_MS - 5)]);
      a.follow();
      b.follow();
      const all = [first, second, third, visit];
      const states = async (server: FollowedServer): Promise<unknown> => ({
        leaves: await Promise.all(all.map(({ _id }) => server.leaves(_id))),
        documents: await Promise.all(all.map((doc) => stored(server, stationId, doc))),
      });
      await expect
        .poll(
          async () => {
            await replicate(a.couch, b.couch, stationId);
            await replicate(b.couch, a.couch, stationId);
            await wait(400);
            const [atA, atB] = [await states(a), await states(b)];
            return (
              canonicalJson(atA) === canonicalJson(atB) &&
              (atA as { leaves: string[][] }).leaves.every((l) => l.length === 1)
            );
          },
          { timeout: 60_000 },
        )
        .toBe(true);
      // Quiet from here on: neither answers the other any more.
      const before = canonicalJson(await states(a));
      await replicate(a.couch, b.couch, stationId);
      await replicate(b.couch, a.couch, stationId);
      await wait(800);
      expect(canonicalJson(await states(b))).toBe(before);
      expect(await stored(a, stationId, first)).toMatchObject({
        phone: '0933333333',
        superseded: [{ field: 'phone', value: '0911111111' }],
      });
      expect(await stored(b, stationId, second)).toMatchObject({
        phone: '0922222222',
        superseded: [{ field: 'phone', value: '0955555555' }],
      });
      expect(await stored(a, stationId, visit)).toMatchObject({ status: 'entered-in-error' });
    });
  });
}
