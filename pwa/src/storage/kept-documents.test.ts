import type { TramDocument } from '@tram/shared-schema/document/document-types.js';
import { afterEach, describe, expect, it } from 'vitest';
import { RXDB_TABLETS, storeOn } from '#testing/contracts/rxdb-store.js';
import { sampleEncounter, sampleHamlet, samplePerson } from '#testing/contracts/sample-documents.js';
import { rehomeKept } from './kept-documents.js';
import type { StationDatabase } from './open-database.js';
import { ownRow } from './own-rows.js';
import { rowOf } from './station-row.js';

/** As an older version left it: it knew hamlets only, and kept everything else beside them. */
async function keptByOldVersion({ tables: { reference } }: StationDatabase, docs: readonly TramDocument[]) {
  await reference.insert(
    docs.map((doc) => {
      const { personId: _personId, day: _day, ...row } = rowOf(doc, 'accepted', 0);
      return row;
    }),
    () => undefined,
  );
  const known = await reference.readOne('~known-types');
  await reference.update(known ? [known] : [], () =>
    ownRow('reference', '~known-types', { types: ['hamlet'] }),
  );
}

const person = samplePerson(10);
const kept = [person, ...Array.from({ length: 620 }, (_, n) => sampleEncounter(100 + n, person))];

for (const { name, make } of RXDB_TABLETS) {
  describe(`documents kept for a newer version, on ${name}`, () => {
    let database: StationDatabase | undefined;
    afterEach(() => database?.close());

    it('move to where their type lives when it is known, and reference data stays', async () => {
      const tablet = make();
      database = await tablet.open();
      await keptByOldVersion(database, [...kept, sampleHamlet(30)]);
      await database.close();

      database = await tablet.open();
      const { documents } = storeOn(database);
      expect((await documents.get('person', person._id))?.doc).toEqual(person);
      expect(await documents.eventsOf(person._id)).toHaveLength(620);
      expect(await documents.counts()).toEqual({ waiting: 0, refused: 0, atServer: 621 });
      const left = await database.tables.reference.idsBetween('', '~', 1000);
      expect(left.map(({ type }) => type)).toEqual(['hamlet']);
    });

    it('never take the place of something newer that is there already', async () => {
      const tablet = make();
      database = await tablet.open();
      const here = storeOn(database);
      await here.documents.add([{ ...person, note: 'chưa gửi' }]);
      await keptByOldVersion(database, [person]);
      await rehomeKept(database.tables);
      expect(await here.documents.get('person', person._id)).toMatchObject({ syncState: 'local' });
      expect(await here.documents.unsent()).toEqual({ waiting: 1, refused: 0 });
    });

    it('are looked for again when an older version, open in another tab, kept some more', async () => {
      database = await make().open();
      const unknown = {
        ...person,
        _id: 'stool-sample:00000000000000000000000001',
        type: 'stool-sample',
      } as unknown as TramDocument;
      const known = await database.tables.reference.readOne('~known-types');
      await database.tables.reference.update(known ? [known] : [], () =>
        ownRow('reference', '~known-types', { types: ['of a newer one'] }),
      );
      await storeOn(database).journal.storePage([unknown], { epoch: 'e1', cursor: '1' });
      const noted = await database.tables.reference.readOne('~known-types');
      expect(noted?.doc).not.toEqual({ types: ['of a newer one'] });
    });
  });
}
