// The battery is pulled: in the middle of a word, and in the middle of a save. What was typed is there again, and a visit
// is there once.

import type { Locator } from '@playwright/test';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PASSWORD } from '../api-client.js';
import { expect, test } from '../fixtures.js';
import { knowPeople } from '../known-people.js';
import { HouseholdFormPage } from '../pages/household-form-page.js';
import { StationApp } from '../pages/station-app.js';
import { openTablet, type Tablet } from '../tablet.js';

const KNOWN = 'Vi Thị Giả';
const NEW = 'Hoàng Văn Thử';
/** From the tap on the button to the dark: before, while and after the record is written. */
const KILLED_AFTER_MS = [0, 8, 25, 80];

let profile: string;
let tablet: Tablet;
test.beforeEach(async () => {
  profile = await mkdtemp(join(tmpdir(), 'tram-killed-'));
});
test.afterEach(async () => {
  await tablet.dispose();
  await rm(profile, { recursive: true, force: true, maxRetries: 3 });
});

test('every half-written form outlives a killed browser from its first letter on', async ({ station }) => {
  await knowPeople(station, [{ person: { name: KNOWN } }]);
  tablet = await openTablet(station.server.url, { profile });
  let app = new StationApp(tablet.page);
  await app.openAs('yte1', PASSWORD);
  const killedAndReopened = async (): Promise<void> => {
    await tablet.kill();
    tablet = await openTablet(station.server.url, { profile });
    app = new StationApp(tablet.page);
    await app.page.goto('/');
  };

  await test.step('a person, of whom one letter is typed', async () => {
    await app.page.getByRole('main').getByRole('link', { name: 'Đăng ký người mới' }).click();
    await app.personForm.name.pressSequentially('H');
    await app.personForm.expectDraftKept();
    await killedAndReopened();
    await app.today.draft('Đăng ký người', 'H').click();
    await expect(app.personForm.name).toHaveValue('H');
    await app.personForm.name.fill(NEW);
    await app.personForm.sex('Nam').check();
    await app.page.getByRole('radio', { name: 'Hộ mới' }).check();
    await app.page.getByRole('radio', { name: 'Chủ hộ', exact: true }).check();
    await app.personForm.save();
    await app.person.expectShown(NEW);
  });

  await test.step('their household, of which a note is begun', async () => {
    await app.page.getByText('Cùng hộ').click();
    await app.page.getByRole('link', { name: 'Sửa hộ gia đình' }).click();
    let household = new HouseholdFormPage(app.page);
    await household.note.pressSequentially('N');
    await household.expectDraftKept();
    await killedAndReopened();
    await app.today.draft('Sửa hộ gia đình', NEW).click();
    household = new HouseholdFormPage(app.page);
    await household.expectOpen();
    await expect(household.note).toHaveValue('N');
  });

  await test.step('a visit, and it goes on after the app was locked and loaded anew', async () => {
    await app.openPerson('vi thi gia', KNOWN);
    await app.person.recordVisit();
    await app.encounterForm.reason.pressSequentially('Đ');
    await app.encounterForm.expectDraftKept();
    await killedAndReopened();
    await app.page.reload();
    await app.today.draft('Lượt khám', KNOWN).click();
    await expect(app.encounterForm.reason).toHaveValue('Đ');
  });
});

const comes = (what: Locator): Promise<boolean> =>
  what.waitFor({ timeout: 3_000 }).then(
    () => true,
    () => false,
  );

test('a visit whose saving was cut off is there once, or still to be saved', async ({ station }) => {
  await knowPeople(station, [{ person: { name: KNOWN } }]);
  tablet = await openTablet(station.server.url, { profile });
  let app = new StationApp(tablet.page);
  await app.openAs('yte1', PASSWORD);
  await app.expectReadyForOffline();

  for (const [turn, afterMs] of KILLED_AFTER_MS.entries()) {
    const reason = `Đau đầu lần ${turn + 1}`;
    await test.step(`killed ${afterMs} ms after the tap`, async () => {
      await tablet.goOffline();
      await app.openPerson('vi thi gia', KNOWN);
      await app.person.recordVisit();
      await app.encounterForm.reason.fill(reason);
      await app.encounterForm.expectDraftKept();
      await app.encounterForm.save();
      await app.page.waitForTimeout(afterMs);
      await tablet.kill();
      tablet = await openTablet(station.server.url, { profile });
      app = new StationApp(tablet.page);
      await tablet.goOffline();
      await app.page.goto('/');
      await expect(app.places).toBeVisible();
      const draft = app.today.draft('Lượt khám', KNOWN);
      let isThere = false;
      // One of the two is there, each a moment after its page.
      await expect(async () => {
        await app.openPerson('vi thi gia', KNOWN);
        isThere = await comes(app.person.visits(reason).first());
        await app.goTo('Hôm nay');
        // What was asked for stands in the box of both places, and hides the day.
        await app.search.clear();
        expect(isThere || (await comes(draft))).toBe(true);
      }).toPass({ timeout: 90_000 });
      if (!isThere) {
        await draft.click();
        await expect(app.encounterForm.reason).toHaveValue(reason);
        await app.encounterForm.save();
      } else await expect(draft).toHaveCount(0);
      await app.openPerson('vi thi gia', KNOWN);
      await expect(app.person.visits(reason)).toHaveCount(1);
    });
  }
  await tablet.goOnline();
  await app.expectAllSent();
});
