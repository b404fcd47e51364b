// A snapshot stands only over the one it was made on top of, and a mark goes only from a row that stands as it was read.

import { beforeAll, afterEach, describe, expect, it } from 'vitest';
import { bytesSealing, keptTablet, type Start } from '#testing/kept-people-tablet.js';
import { editedPerson, sampleHousehold, samplePerson } from '#testing/contracts/sample-documents.js';
import type { BytesSealing } from './sealed-bytes.js';
import type { SnapshotPlace } from './snapshot-place.js';

const person = samplePerson(10);

describe('the place of a snapshot', () => {
  let sealing: BytesSealing;
  let start: Start;
  beforeAll(async () => {
    sealing = await bytesSealing();
  });
  afterEach(() => start.close());

  async function place(): Promise<SnapshotPlace> {
    start = await keptTablet(sealing).start();
    await start.directory.loaded;
    await start.journal.storePage([person, sampleHousehold(40)], { epoch: 'e1', cursor: '1' } as never);
    const { snapshots } = start.database;
    if (!snapshots) throw new Error('no place for a snapshot');
    return snapshots;
  }
  const snapshot = async (id: string) => ({
    id,
    parts: [await sealing.seal(new Uint8Array([1, 2, 3]), id)],
  });

  it('takes one that holds as many records as there are, and only over the one it was made on', async () => {
    const snapshots = await place();
    expect(await snapshots.keep(await snapshot('a'), undefined, 1)).toBe(false);
    expect(await snapshots.keep(await snapshot('a'), 'b', 2)).toBe(false);
    expect(await snapshots.standing()).toBeUndefined();
    expect(await snapshots.keep(await snapshot('a'), undefined, 2)).toBe(true);
    expect(await snapshots.keep(await snapshot('b'), undefined, 2)).toBe(false);
    expect(await snapshots.standing()).toBe('a');
    expect(await snapshots.keep(await snapshot('b'), 'a', 2)).toBe(true);
    expect(await snapshots.standing()).toBe('b');
  });

  it('is left where the room is needed, and nothing made before that is believed to be on top of nothing', async () => {
    const snapshots = await place();
    expect(await snapshots.forget('none')).toBe(false);
    expect(await snapshots.standing()).toBeUndefined();
    await snapshots.keep(await snapshot('a'), undefined, 2);
    expect(await snapshots.forget('left')).toBe(true);
    expect(await snapshots.forget('again')).toBe(false);
    expect(await snapshots.keep(await snapshot('b'), undefined, 2)).toBe(false);
    expect(await snapshots.keep(await snapshot('b'), 'a', 2)).toBe(false);
    await start.journal.storePage([samplePerson(11)], { epoch: 'e1', cursor: '2' } as never);
    expect(await start.freshRows()).toBe(1);
    expect(await snapshots.keep(await snapshot('b'), 'left', 3)).toBe(true);
  });

  it('takes no mark from a row that was written again, nor for a snapshot that no longer stands', async () => {
    const snapshots = await place();
    await snapshots.keep(await snapshot('a'), undefined, 2);
    const rename = (name: string) =>
      start.documents.change('person', person._id, (doc) => editedPerson(doc, { name }));
    await rename('Lê Thị Một');
    const read = (await start.database.tables.registry.fresh?.()) ?? [];
    expect(read.map(({ id }) => id)).toEqual([person._id]);
    await rename('Lê Thị Hai');
    await snapshots.settle('a', read);
    expect(await start.freshRows()).toBe(1);
    const again = (await start.database.tables.registry.fresh?.()) ?? [];
    await snapshots.settle('gone', again);
    expect(await start.freshRows()).toBe(1);
    await snapshots.settle('a', again);
    expect(await start.freshRows()).toBe(0);
    expect((await start.documents.get('person', person._id))?.doc.name).toBe('Lê Thị Hai');
    // What stands is still what was written last: another edit goes on from it.
    await rename('Lê Thị Ba');
    expect((await start.documents.get('person', person._id))?.doc.name).toBe('Lê Thị Ba');
    expect(await start.freshRows()).toBe(1);
  });
});
