import { instantAt } from '@tram/shared-schema/document/instant.js';
import { anEncounter, aPerson, FIXTURE_MS, fixtureId } from '@tram/shared-schema/fixtures/builders.js';
import { beforeEach, describe, expect, it } from 'vitest';
import { openTestDesk, type TestDesk } from '#testing/test-desk.js';
import type { EncounterDeps } from './encounter-deps.js';
import { openEncounterForm } from './open-encounter-form.js';

const [gone, standing] = [fixtureId('person', 1), fixtureId('person', 2)];
const visit = anEncounter({
  personId: gone,
  occurredAt: instantAt(FIXTURE_MS - 86_400_000),
  vitals: { weightKg: 52.5 },
});

let desk: TestDesk;
let deps: EncounterDeps;
beforeEach(async () => {
  desk = await openTestDesk([
    aPerson({ _id: gone, replacedBy: standing }),
    aPerson({ _id: standing, name: 'Nguyễn Thị Hồ Sơ' }),
    visit,
  ]);
  const { directory } = desk;
  deps = {
    ...desk,
    recordsOf: (id) => [
      directory.standingFor(id),
      ...directory.heldBy(directory.standingFor(id)).map((held) => held.id),
    ],
  };
});

describe('a visit of somebody with two records', () => {
  it('begun from an old link of the record that went is written under the one that goes on', async () => {
    const form = await openEncounterForm(deps, gone);
    form?.set({ reason: 'Ho' });
    const saved = await form?.save();
    expect(form?.person._id).toBe(standing);
    expect(saved).toMatchObject({ kind: 'saved', encounter: { personId: standing } });
  });

  it('shows what was measured last under either record', async () => {
    const older = instantAt(FIXTURE_MS - 5 * 86_400_000);
    const weighed = { personId: standing, occurredAt: older, vitals: { weightKg: 60, heightCm: 156 } };
    desk.documents.receive([anEncounter({ ...weighed, _id: fixtureId('encounter', 2) })]);
    const { single } = (await openEncounterForm(deps, standing))?.last ?? {};
    expect(single).toMatchObject({ weightKg: { value: 52.5 }, heightCm: { value: 156 } });
  });

  it('a correction stays with the record of the visit it corrects', async () => {
    expect((await openEncounterForm(deps, gone, visit._id))?.person._id).toBe(gone);
  });
});
