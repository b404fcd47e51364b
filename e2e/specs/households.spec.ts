// A household splits on one tablet without network; the other tablet sees both households, and how it came to be.

import { aHousehold, fixtureId } from '@tram/shared-schema/fixtures/builders.js';
import { PASSWORD } from '../api-client.js';
import { expect, test } from '../fixtures.js';
import { knowPeople } from '../known-people.js';
import { expectFitsEverywhere } from '../pages/every-size.js';
import { HouseholdPage } from '../pages/household-page.js';
import { StationApp } from '../pages/station-app.js';

const [FATHER, SON, WIFE] = ['Vi Văn Cha', 'Vi Văn Con', 'Lò Thị Dâu'];
const householdId = fixtureId('household');
const lives = (name: string, relationToHead: string) => ({
  person: { name, householdId, relationToHead, personalId: undefined, phone: undefined },
});

/** The head's name stands in the rows of all who live with them; the row of somebody begins with their own. */
async function openPerson(app: StationApp, words: string, name: string): Promise<void> {
  await app.goTo('Tìm người');
  await app.search.find(words);
  await app.page.getByRole('link', { name: new RegExp(`^${name}`) }).click();
  await app.person.expectShown(name);
}

test('a household splits without network; another tablet sees the new one and the history of both', async ({
  station,
  openTablet,
}) => {
  await knowPeople(
    station,
    [lives(FATHER, 'head'), lives(SON, 'child'), lives(WIFE, 'other')],
    [aHousehold({ _id: householdId, headPersonId: fixtureId('person', 1) })],
  );
  const [tabletA, tabletB] = [await openTablet(), await openTablet()];
  const [a, b] = [new StationApp(tabletA.page), new StationApp(tabletB.page)];
  const [householdA, householdB] = [new HouseholdPage(tabletA.page), new HouseholdPage(tabletB.page)];

  await test.step('the son and his wife leave, and it is taken back', async () => {
    await a.openAs('yte1', PASSWORD);
    await a.expectReadyForOffline();
    await openPerson(a, 'vi van cha', FATHER);
    await tabletA.goOffline();
    await householdA.openFromPerson();
    await householdA.expectShown(FATHER);
    await expect(householdA.members.getByRole('link')).toHaveCount(3);
    await expectFitsEverywhere(tabletA.page);
    await householdA.begin('Tách hộ');
    await householdA.splitOff(SON, { [WIFE]: 'Vợ hoặc chồng' });
    await expectFitsEverywhere(tabletA.page);
    await householdA.save();
    await householdA.expectShown(SON);
    await householdA.undo();
    await householdA.expectShown(FATHER);
    await expect(householdA.members.getByRole('link')).toHaveCount(3);
  });

  await test.step('they leave again: the new household has its head, and says where it came from', async () => {
    await householdA.begin('Tách hộ');
    await householdA.splitOff(SON, { [WIFE]: 'Vợ hoặc chồng' });
    await householdA.save();
    await householdA.expectShown(SON);
    await expect(householdA.members).toContainText('Vợ hoặc chồng');
    await expect(householdA.history).toContainText(`Lập hộ: ${SON}, ${WIFE}`);
    await expect(householdA.history).toContainText(`Từ: Hộ ${FATHER}`);
    await expectFitsEverywhere(tabletA.page);
  });

  await test.step('the hamlet is listed by household', async () => {
    await a.goTo('Thêm');
    await tabletA.page.getByRole('link', { name: 'Thôn và hộ' }).click();
    await tabletA.page.getByRole('link', { name: /2 hộ · 3 người/ }).click();
    for (const head of [FATHER, SON])
      await expect(tabletA.page.getByRole('link', { name: new RegExp(`^Hộ ${head}`) })).toBeVisible();
    await expectFitsEverywhere(tabletA.page);
  });

  await test.step('another tablet sees the new household, the old one, and the move in the timeline', async () => {
    await tabletA.goOnline();
    await a.goTo('Đồng bộ');
    await a.sync.sendNow();
    await a.sync.expectCounts({ waiting: 0, refused: 0 });
    await b.openAs('yte2', PASSWORD);
    await openPerson(b, 'vi van con', SON);
    await expect(b.person.visits(`Tách ra Hộ ${SON}`)).toContainText(`Từ: Hộ ${FATHER}`);
    await openPerson(b, 'vi van cha', FATHER);
    await expect(tabletB.page.getByText('Cùng hộ')).toBeVisible();
    await householdB.openFromPerson();
    await householdB.expectShown(FATHER);
    await expect(householdB.members.getByRole('link')).toHaveCount(1);
    await expect(householdB.history).toContainText(`Rời hộ: ${SON}, ${WIFE}`);
  });
});
