// The next morning: what was kept of everybody's care, and what was written since, say the same as the documents.

import { careFactOf, CARE_TYPES, type CareFact } from '@tram/shared-schema/due/care-fact.js';
import { moveStatus } from '@tram/shared-schema/document/move-status.js';
import type { PersonDocId } from '@tram/shared-schema/document/ids.js';
import { aPerson, fixtureId } from '@tram/shared-schema/fixtures/builders.js';
import { aDose, aFollowUp, anEnrolment, aVaccineLot } from '@tram/shared-schema/fixtures/care-builders.js';
import type { Dose } from '@tram/shared-schema/immunisation/dose.js';
import type { Result } from '@tram/shared-schema/result.js';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { ACCOUNT_ID, MORNING_MS, REPLICA_ID } from '#testing/contracts/sample-documents.js';
import { startCare, type CareStart } from '#testing/kept-care-tablet.js';
import { bytesSealing, keptTablet, powerSwitch, type KeptTablet } from '#testing/kept-people-tablet.js';
import type { BytesSealing } from './sealed-bytes.js';

const at = (cursor: string) => ({ epoch: 'e1', cursor }) as never;
const child = aPerson();
const mother = aPerson({ _id: fixtureId('person', 2) });
const dose = (n: number, fields: Partial<Dose> = {}): Dose => aDose({ _id: fixtureId('dose', n), ...fields });
const firstPage = [
  child,
  mother,
  aVaccineLot(),
  dose(1),
  dose(2),
  dose(9, { status: 'entered-in-error' }),
  anEnrolment({ personId: mother._id }),
  aFollowUp({ personId: mother._id }),
];
const inError = (doc: Dose): Dose =>
  moveStatus(doc, 'entered-in-error', {
    ...{ nowMs: MORNING_MS, replicaId: REPLICA_ID, accountId: ACCOUNT_ID },
  });
const REGISTERED = ['vaccine-lot', 'pregnancy', 'enrolment'];
const byId = (facts: readonly CareFact[]) => [...facts].sort((a, b) => (a.id < b.id ? -1 : 1));

describe('care kept from one start to the next', () => {
  let sealing: BytesSealing;
  const started: CareStart[] = [];
  beforeAll(async () => {
    sealing = await bytesSealing();
  });
  afterEach(async () => {
    await Promise.all(started.splice(0).map((start) => start.close()));
    vi.restoreAllMocks();
  });
  async function start(tablet: KeptTablet, options = {}, key = sealing): Promise<CareStart> {
    const begun = await startCare(tablet, key, options);
    started.push(begun);
    await begun.book.loaded;
    return begun;
  }
  async function again(tablet: KeptTablet, key = sealing): Promise<CareStart> {
    await Promise.all(started.splice(0).map((one) => one.close()));
    return start(tablet, {}, key);
  }
  /** A tablet that was filled, and kept its facts. */
  async function filled(): Promise<{ tablet: KeptTablet; morning: CareStart }> {
    const tablet = keptTablet(sealing);
    const first = await start(tablet);
    await first.journal.storePage(firstPage, at('1'));
    await first.keepCare();
    return { tablet, morning: await again(tablet) };
  }

  async function expectAllAsStored({ documents, book }: CareStart): Promise<void> {
    const all = new Map<PersonDocId, CareFact[]>();
    for (const type of CARE_TYPES) {
      await documents.readAll(type, (page) => {
        for (const { doc } of page) {
          const fact = careFactOf(doc);
          if (fact) all.set(fact.personId, [...(all.get(fact.personId) ?? []), fact]);
        }
      });
    }
    expect([...book.people()].sort()).toEqual([...all.keys()].sort());
    for (const [personId, facts] of all) expect(byId(book.of(personId))).toEqual(byId(facts));
  }

  it('is there without reading one event', async () => {
    const { morning } = await filled();
    expect(morning.readWhole).toEqual(REGISTERED);
    expect(await morning.freshEvents()).toBe(0);
    expect(morning.book.of(child._id)).toHaveLength(2);
    await expectAllAsStored(morning);
  });

  it('is as it stands, whatever was given, corrected, received and ended since', async () => {
    const { tablet, morning } = await filled();
    await morning.documents.add([dose(3)]);
    await morning.documents.change('dose', dose(1)._id, inError);
    await morning.documents.change('enrolment', anEnrolment()._id, (doc) => ({ ...doc, standing: 'died' }));
    await morning.journal.storePage([dose(4, { personId: mother._id }), inError(dose(2))], at('2'));
    expect(await morning.freshEvents()).toBe(4);
    const next = await again(tablet);
    expect(next.readWhole).toEqual(REGISTERED);
    expect(next.book.of(child._id).map(({ id }) => id)).toEqual([dose(3)._id]);
    await expectAllAsStored(next);
    await next.keepCare();
    expect(await next.freshEvents()).toBe(0);
    await expectAllAsStored(next);
    const last = await again(tablet);
    expect(last.readWhole).toEqual(REGISTERED);
    await expectAllAsStored(last);
  });

  it('costs a first fill no mark on a row, nor ever a visit or a lot one', async () => {
    const tablet = keptTablet(sealing);
    const first = await start(tablet);
    await first.journal.storePage(firstPage, at('1'));
    expect(await first.freshEvents()).toBe(0);
    await first.keepCare();
    await first.journal.storePage([dose(5)], at('2'));
    expect(await first.freshEvents()).toBe(1);
    expect(await first.freshRows()).toBe(0);
    await first.documents.change('vaccine-lot', aVaccineLot()._id, (doc) => ({ ...doc, locked: true }));
    expect(await first.freshRows()).toBe(0);
  });

  it('lets the people be kept also where lots and enrolments lie beside them', async () => {
    const { morning } = await filled();
    await morning.untilQuiet();
    expect(await morning.database.snapshots?.standing()).toBeDefined();
  });

  it('is read from the events where what was kept is under another key, torn or gone', async () => {
    const { tablet } = await filled();
    const next = await again(tablet, await bytesSealing('k2'));
    expect(next.readWhole).toEqual([
      ...REGISTERED,
      ...CARE_TYPES.filter((type) => !REGISTERED.includes(type)),
    ]);
    await expectAllAsStored(next);
    await next.database.careSnapshots?.forget('no room');
    const last = await again(tablet);
    expect(last.readWhole).toEqual(next.readWhole);
    await expectAllAsStored(last);
  });

  it('is in several parts where there is much of it, and all of them are one moment', async () => {
    const tablet = keptTablet(sealing);
    const first = await start(tablet);
    const many = Array.from({ length: 5000 }, (_, n) =>
      dose(n + 1, { personId: fixtureId('person', 1 + (n % 900)) }),
    );
    await first.journal.storePage(many, at('1'));
    await expect.poll(() => [...first.book.people()].length).toBe(900);
    await first.keepCare();
    expect(await first.database.careSnapshots?.part(1)).toBeDefined();
    const next = await again(tablet);
    expect(next.readWhole).toEqual(REGISTERED);
    await expectAllAsStored(next);
  });

  it('is never lost or out of date, whichever of its writes a tablet still made before it went dark', async () => {
    const isOk = async (done: Promise<Result<unknown, unknown>>): Promise<boolean> => (await done).ok;
    const day: ((start: CareStart) => Promise<boolean>)[] = [
      ({ documents }) => isOk(documents.change('dose', dose(1)._id, inError)),
      ({ journal }) => isOk(journal.storePage([dose(6), dose(7)], at('2'))),
      (start) => start.keepCare().then(() => true),
      ({ documents }) => isOk(documents.add([dose(8, { personId: mother._id })])),
      ({ journal }) => isOk(journal.comparison.take([dose(10)], [dose(2)._id])),
      (start) => start.keepCare().then(() => true),
    ];
    const power = powerSwitch();
    let isWhole = false;
    for (let writes = 0; !isWhole; writes++) {
      if (writes > 40) throw new Error('a day that never ends');
      const { tablet, morning } = await filled();
      power.offAfter(writes);
      isWhole = true;
      for (const act of day) isWhole = (await act(morning)) && isWhole;
      isWhole &&= (await morning.freshEvents()) === 0;
      power.on();
      await expectAllAsStored(await again(tablet));
    }
  }, 180_000);

  it('is kept by one of two tabs, and neither believes it has kept what the other wrote', async () => {
    const { tablet } = await filled();
    await Promise.all(started.splice(0).map((one) => one.close()));
    const one = await start(tablet, { tab: 'one' });
    const two = await start(tablet, { tab: 'two' });
    await two.documents.add([dose(11)]);
    await one.keepCare();
    await one.documents.change('dose', dose(2)._id, inError);
    await two.keepCare();
    await two.documents.add([dose(12, { personId: mother._id })]);
    await expect.poll(() => one.book.of(mother._id).some(({ id }) => id === dose(12)._id)).toBe(true);
    await two.keepCare();
    await one.keepCare();
    const next = await again(tablet);
    expect(next.readWhole).toEqual(REGISTERED);
    await expectAllAsStored(next);
  });
});
