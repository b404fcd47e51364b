// What is left on this tablet of events it gave up, on RxDB.

import type { DocumentId } from '@tram/shared-schema/document/ids.js';
import type { OlderEvents } from '#documents/older-events.js';
import { absorb } from './absorb.js';
import type { StationDatabase } from './open-database.js';
import { broughtBack, leftBehindOf } from './retention-row.js';
import { asStorageResult } from './storage-failure.js';
import { rowOf } from './station-row.js';

export function createRxdbOlderEvents({ tables: { events } }: Pick<StationDatabase, 'tables'>): OlderEvents {
  return {
    async leftOf(personId) {
      const left = (await events.ofPerson(personId)).flatMap((row) => {
        const behind = leftBehindOf(row);
        return behind ? [{ id: row.id as DocumentId, day: behind.day }] : [];
      });
      return left.sort((a, b) => (a.day < b.day ? 1 : -1));
    },

    bringBack(documents) {
      return asStorageResult(async () => {
        const rows = documents.map((doc) => rowOf(doc, 'accepted', 0));
        await events.insert(rows, (standing, fresh) =>
          leftBehindOf(standing) ? broughtBack(standing, fresh.doc) : absorb(standing, fresh),
        );
        await events.flush();
      });
    },

    forget(ids) {
      return asStorageResult(async () => {
        const standing = await events.rows.find(ids);
        await events.remove(standing.filter((row) => leftBehindOf(row) !== undefined));
      });
    },
  };
}
