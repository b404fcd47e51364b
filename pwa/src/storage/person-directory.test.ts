import { LIFECYCLE, type TramDocument } from '@tram/shared-schema/document/document-types.js';
import { keepCurrent, openDisagreements } from '@tram/shared-schema/document/edit-registry.js';
import type { ReplicaId } from '@tram/shared-schema/document/ids.js';
import { mergeRegistry } from '@tram/shared-schema/document/merge-registry.js';
import type { Household } from '@tram/shared-schema/people/household.js';
import type { Person } from '@tram/shared-schema/people/person.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newTablet, storeOn } from '#testing/contracts/rxdb-store.js';
import {
  ACCOUNT_ID,
  editedPerson,
  MORNING_MS,
  REPLICA_ID,
  sampleHamlet,
  sampleHousehold,
  samplePerson,
} from '#testing/contracts/sample-documents.js';
import type { TabletStore } from '#testing/contracts/tablet-store.js';
import { createHeldPeople } from './held-people.js';
import { createPersonDirectory, type LoadedPersonDirectory } from './person-directory.js';

const at = (cursor: string) => ({ epoch: 'e1', cursor });

describe('the people a tablet knows', () => {
  let store: TabletStore;
  const open: LoadedPersonDirectory[] = [];
  beforeEach(async () => {
    store = storeOn(await newTablet().open());
  });
  afterEach(async () => {
    await Promise.all(open.splice(0).map((directory) => directory.close()));
    await store.close();
  });
  /** A clock that ticks a millisecond whenever it is looked at, so that slices end. */
  function directoryOf(documents = store.documents): LoadedPersonDirectory {
    let ms = 0;
    const directory = createPersonDirectory({
      documents,
      nowMs: () => (ms += 1),
      yieldToScreen: () => new Promise((resolve) => setTimeout(resolve, 0)),
    });
    open.push(directory);
    return directory;
  }
  const named = (n: number, name: string, fields: Partial<Person> = {}) =>
    samplePerson(n, { name, ...fields });
  const found = (directory: LoadedPersonDirectory, query: string) =>
    directory.search(query, 10).map(({ entry }) => entry.name);

  it('are found by name without accents once they are read', async () => {
    await store.journal.storePage([named(10, 'Nguyễn Thị Bưởi'), named(11, 'Trần Văn Ổi')], at('1'));
    const directory = directoryOf();
    expect(directory.ready.value).toBe(false);
    await directory.loaded;
    expect(directory.ready.value).toBe(true);
    expect(directory.size.value).toBe(2);
    expect(found(directory, 'buoi')).toEqual(['Nguyễn Thị Bưởi']);
  });

  it('a person saved a moment ago is found by the next keystroke, also while the rest is being read', async () => {
    const many = Array.from({ length: 600 }, (_, n) => named(100 + n, `Người Mẫu ${n}`));
    await store.journal.storePage(many, at('1'));
    const directory = directoryOf();
    await store.documents.add([named(10, 'Lê Thị Mới')]);
    expect(found(directory, 'le thi moi')).toEqual(['Lê Thị Mới']);
    await directory.loaded;
    expect(directory.size.value).toBe(601);
  });

  it('what was saved while reading is not covered by what was read before', async () => {
    const many = Array.from({ length: 700 }, (_, n) => named(100 + n, `Người Mẫu ${n}`));
    await store.journal.storePage(many, at('1'));
    const last = many.at(-1)!;
    const directory = directoryOf();
    const rename = store.documents.change('person', last._id, (doc) =>
      editedPerson(doc, { name: 'Lê Thị Đổi Tên' }),
    );
    await Promise.all([directory.loaded, rename]);
    expect(directory.find(last._id)?.name).toBe('Lê Thị Đổi Tên');
    expect(found(directory, 'doi ten')).toEqual(['Lê Thị Đổi Tên']);
  });

  it('are shown with their hamlet and the head of their household, whatever comes first', async () => {
    const hamlet = sampleHamlet(30, { name: 'Đồng Mít' });
    const head = named(10, 'Trần Văn Chủ', { householdId: sampleHousehold(40)._id });
    const child = named(9, 'Trần Thị Con', { householdId: sampleHousehold(40)._id, hamletId: hamlet._id });
    const directory = directoryOf();
    await directory.loaded;
    await store.documents.add([child]);
    await store.documents.add([sampleHousehold(40, { headPersonId: head._id })]);
    await store.documents.add([head]);
    await store.journal.storePage([hamlet], at('1'));
    expect(directory.find(child._id)).toMatchObject({
      hamletName: 'Đồng Mít',
      householdHeadName: 'Trần Văn Chủ',
    });
    expect(directory.find(head._id)?.householdHeadName).toBeUndefined();
    expect(directory.headOf(sampleHousehold(40)._id)?.id).toBe(head._id);
    expect(
      directory
        .membersOf(sampleHousehold(40)._id)
        .map(({ id }) => id)
        .sort(),
    ).toEqual([child._id, head._id]);
    expect(found(directory, 'con dong mit')).toEqual(['Trần Thị Con']);
  });

  it('follow a new head, a new name of the head and a hamlet that was renamed', async () => {
    const hamlet = sampleHamlet(30, { name: 'Đồng Mít' });
    const home = { householdId: sampleHousehold(40)._id, hamletId: hamlet._id };
    const [father, mother, child] = [
      named(10, 'Trần Văn Cha', home),
      named(11, 'Lê Thị Mẹ', home),
      named(12, 'Trần Con', home),
    ];
    const household = sampleHousehold(40, { headPersonId: father._id });
    await store.journal.storePage([hamlet, household, father, mother, child], at('1'));
    const directory = directoryOf();
    await directory.loaded;
    expect(directory.find(child._id)?.householdHeadName).toBe('Trần Văn Cha');
    await store.documents.change('person', father._id, (doc) => editedPerson(doc, { name: 'Trần Văn Bố' }));
    expect(directory.find(child._id)?.householdHeadName).toBe('Trần Văn Bố');
    await store.documents.change('household', household._id, (doc): Household => ({
      ...doc,
      headPersonId: mother._id,
    }));
    expect(directory.find(child._id)?.householdHeadName).toBe('Lê Thị Mẹ');
    expect(directory.find(father._id)?.householdHeadName).toBe('Lê Thị Mẹ');
    await store.journal.storePage(
      [{ ...hamlet, name: 'Đồng Dừa', updatedAt: '2026-04-01T00:00:00.000Z' as typeof hamlet.updatedAt }],
      at('2'),
    );
    expect(directory.find(child._id)?.hamletName).toBe('Đồng Dừa');
  });

  it('are found by every number they carry or carried, and no longer by one that was corrected', async () => {
    const person = named(10, 'Nguyễn Văn Số', {
      personalId: '001080000001',
      oldIdNumbers: ['123456789'],
      insurance: { number: 'GD4010123456789' },
    });
    await store.documents.add([person]);
    const directory = directoryOf();
    await directory.loaded;
    const idsWith = (number: string) => directory.withNumber(number).map(({ id }) => id);
    for (const number of ['001080000001', '123456789', 'GD4010123456789', '0123456789']) {
      expect(idsWith(number)).toEqual([person._id]);
    }
    await store.documents.change('person', person._id, (doc) =>
      editedPerson(doc, { personalId: '001080000002' }),
    );
    expect(idsWith('001080000001')).toEqual([]);
    expect(idsWith('001080000002')).toEqual([person._id]);
  });

  it('are found by the same name whatever its accents, and tell who listens', async () => {
    const directory = directoryOf();
    await directory.loaded;
    let told = 0;
    const stop = directory.onChanged(() => (told += 1));
    await store.documents.add([named(10, 'NGUYỄN THỊ BƯỞI')]);
    expect(directory.withName('nguyen thi buoi')).toHaveLength(1);
    expect(told).toBe(1);
    stop();
    await store.documents.add([named(11, 'Trần Ổi')]);
    expect(told).toBe(1);
    expect(directory.withName('tran oi')).toHaveLength(1);
  });

  it('say whose records were written, nobody’s where only a place was, and anybody’s once all were read', async () => {
    const directory = directoryOf();
    const heard: (readonly string[] | undefined)[] = [];
    directory.onChanged((written) => heard.push(written && [...written]));
    await directory.loaded;
    expect(heard.at(-1)).toBeUndefined();
    heard.length = 0;
    const written = named(10, 'Nguyễn Thị Bưởi');
    await store.documents.add([written]);
    await store.documents.add([sampleHousehold(40)]);
    expect(heard).toEqual([[written._id], []]);
  });

  it('a page from the server is taken in by slices, and never over something saved since', async () => {
    const directory = directoryOf();
    await directory.loaded;
    const page = Array.from({ length: 300 }, (_, n) => named(100 + n, `Người Mẫu ${n}`));
    await store.journal.storePage(page, at('1'));
    // The page waits in line; a correction of its last person does not.
    const last = page.at(-1)!;
    await store.documents.change('person', last._id, (doc) => editedPerson(doc, { name: 'Lê Thị Sửa' }));
    expect(directory.find(last._id)?.name).toBe('Lê Thị Sửa');
    await expect.poll(() => directory.size.value).toBe(300);
    expect(directory.find(last._id)?.name).toBe('Lê Thị Sửa');
  });

  it('that two tablets wrote differently are held beside them, from the first reading and from each write', async () => {
    const person = named(10, 'Lê Thị Hai Máy');
    const differing = mergeRegistry(
      editedPerson(person, { phone: '0912000001' }, 'tablet0002' as ReplicaId),
      editedPerson(person, { phone: '0912000002' }, 'tablet0003' as ReplicaId),
    );
    const many = Array.from({ length: 300 }, (_, n) => named(100 + n, `Người Mẫu ${n}`));
    await store.journal.storePage([differing, sampleHousehold(40), ...many], at('1'));
    const directory = directoryOf();
    await directory.loaded;
    expect(directory.differing.value.map(({ _id }) => _id)).toEqual([person._id]);
    const [lost] = openDisagreements(differing);
    if (!lost) throw new Error('one value lost');
    const editor = { nowMs: MORNING_MS + 1000, replicaId: REPLICA_ID, accountId: ACCOUNT_ID };
    await store.documents.change('person', person._id, (doc) => keepCurrent(doc, lost, editor));
    expect(directory.differing.value).toEqual([]);
    await store.journal.storePage([mergeRegistry(differing, person)], at('2'));
    expect(directory.differing.value).toEqual([]);
    const again = editedPerson(person, { note: 'ba' }, 'tablet0004' as ReplicaId, MORNING_MS - 1000);
    await store.documents.change('person', person._id, (doc) => editedPerson(doc, { note: 'bốn' }));
    await store.journal.storePage([again], at('3'));
    expect(directory.differing.value.map(({ _id }) => _id)).toEqual([person._id]);
  });

  it('are there for whatever waits for them before the search was rehearsed, and that ends when they are put away', async () => {
    await store.journal.storePage([named(10, 'Nguyễn Thị Bưởi')], at('1'));
    const steps: (() => void)[] = [];
    const tick = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));
    const directory = createPersonDirectory({
      documents: store.documents,
      nowMs: () => 0,
      yieldToScreen: tick,
      rehearsal: {
        giveWay: () => new Promise((resolve) => steps.push(resolve)),
        onFault: (error) => {
          throw error;
        },
      },
    });
    open.push(directory);
    await directory.loaded;
    for (let step = 0; step < 3; step++) {
      expect(steps).toHaveLength(1);
      steps.pop()?.();
      await tick();
    }
    await directory.close();
    steps.pop()?.();
    await tick();
    expect(steps).toEqual([]);
  });

  it('and their households are all read, so that no difference is missed; lots and care are held elsewhere', () => {
    const registry = Object.entries(LIFECYCLE).flatMap(([type, life]) => (life === 'registry' ? [type] : []));
    const people = createHeldPeople();
    const elsewhere = registry.filter((type) => !people.knows({ type } as TramDocument));
    expect(elsewhere).toEqual(['vaccine-lot', 'pregnancy', 'enrolment']);
  });
});
