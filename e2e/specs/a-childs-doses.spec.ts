// Two children on a vaccination day without network: one has a fever and is put off, the other gets three vaccines in one
// visit; an older dose is copied from the paper book. Then everything reaches the server.

import { instantAt } from '@tram/shared-schema/document/instant.js';
import { aDose, aVaccineLot } from '@tram/shared-schema/fixtures/care-builders.js';
import { fixtureId } from '@tram/shared-schema/fixtures/builders.js';
import { addDays, formatLocalDate, localDateAt, startOfDayMs } from '@tram/shared-schema/local-date.js';
import { PASSWORD } from '../api-client.js';
import { expect, test } from '../fixtures.js';
import { documentsAtServer, envelopeOf, knowDocuments } from '../known-documents.js';
import { knowPeople } from '../known-people.js';
import { expectFitsEverywhere } from '../pages/every-size.js';
import { StationApp } from '../pages/station-app.js';
import { VaccinePages } from '../pages/vaccine-pages.js';

const today = localDateAt(Date.now());
/** Past two months, whatever months they are; not yet three. */
const bornOn = addDays(today, -70);
const [FEVERISH, WELL] = ['Bé Sốt Thử', 'Bé Khỏe Thử'];
const ROTA = 'Tiêu chảy do Rota';
const child = (name: string) => ({
  person: { name, birthDate: bornOn, sex: 'female', personalId: undefined, phone: undefined },
});

test('a fever puts one child off, another gets three vaccines in five taps, and all of it arrives', async ({
  station,
  openTablet,
}) => {
  const [feverishId, wellId] = await knowPeople(station, [child(FEVERISH), child(WELL)]);
  if (!feverishId || !wellId) throw new Error('both children are known');
  const envelope = await envelopeOf(station);
  const givenOn = addDays(bornOn, 61);
  await knowDocuments(station, [
    ...['penta', 'bopv', 'rota', 'pcv'].map((vaccineCode, index) =>
      aVaccineLot({
        ...envelope,
        ...{ _id: fixtureId('vaccine-lot', index + 1), vaccineCode, lotNumber: `THU-${vaccineCode}` },
        expiresOn: addDays(today, 200),
      }),
    ),
    ...['bcg', 'pcv'].map((vaccineCode, index) =>
      aDose({
        ...envelope,
        ...{
          _id: fixtureId('dose', index + 1),
          personId: wellId,
          vaccineCode,
          givenOn,
          source: 'record-seen',
        },
        occurredAt: instantAt(startOfDayMs(givenOn)),
      }),
    ),
  ]);
  const tablet = await openTablet();
  const app = new StationApp(tablet.page);
  const vaccines = new VaccinePages(tablet.page);

  await test.step('a child with a fever is put off, with the reason and the day', async () => {
    await app.openAs('yte1', PASSWORD);
    await app.expectReadyForOffline();
    await app.openPerson('be sot thu', FEVERISH);
    await tablet.goOffline();
    await vaccines.openFromPerson();
    await expect(tablet.page.getByText(/^Hôm nay đến lịch|^Đang trễ/)).toBeVisible();
    await expectFitsEverywhere(tablet.page);
    await vaccines.begin('Tiêm hôm nay');
    await vaccines.temperature.fill('38,2');
    await vaccines.noneOfThese();
    await expect(tablet.page.getByText('Sốt từ 37,5 °C: hoãn tiêm')).toBeVisible();
    await expectFitsEverywhere(tablet.page);
    await tablet.page.getByRole('button', { name: 'Hoãn tiêm, hẹn lại' }).click();
    await expect(tablet.page.getByRole('radio', { name: 'Sốt từ 37,5 °C' })).toBeChecked();
    await tablet.page.getByRole('button', { name: '7 ngày nữa' }).click();
    await expectFitsEverywhere(tablet.page);
    await tablet.page.getByRole('button', { name: 'Lưu: Hoãn tiêm' }).click();
    const again = formatLocalDate(addDays(today, 7));
    await expect(vaccines.row(ROTA).getByText(`Hẹn lại ${again}`)).toBeVisible();
    await tablet.page.getByRole('status').getByRole('button', { name: 'Đóng' }).click();
  });

  await test.step('another child gets three vaccines in one visit', async () => {
    await app.openPerson('be khoe thu', WELL);
    await expect(tablet.page.getByRole('link', { name: /^Tiêm chủng/ })).toContainText(/Đến lịch|Trễ/);
    const taps = await vaccines.countTaps();
    await vaccines.openFromPerson();
    await vaccines.begin('Tiêm hôm nay');
    await vaccines.temperature.click();
    await vaccines.temperature.fill('36,8');
    await vaccines.noneOfThese();
    await expect(vaccines.saveDoses).toHaveText('Lưu 3 mũi');
    await vaccines.saveDoses.click();
    await expect(tablet.page.getByText(`Đã lưu 3 mũi cho ${WELL}`)).toBeVisible();
    expect(await taps()).toBeLessThanOrEqual(6);
    await expect(vaccines.row(ROTA).getByText('Lô THU-rota')).toBeVisible();
  });

  await test.step('doses of the paper book are copied', async () => {
    await vaccines.begin('Ghi mũi tiêm nơi khác');
    const book = tablet.page.getByRole('group', { name: 'Viêm gan B sơ sinh' });
    await book.getByLabel('Mũi 1').fill(formatLocalDate(addDays(bornOn, -1)));
    await tablet.page.getByRole('button', { name: 'Lưu 1 mũi' }).click();
    await expect(book.getByText('Ngày này trước ngày sinh.')).toBeVisible();
    await book.getByLabel('Mũi 1').fill(formatLocalDate(addDays(bornOn, 3)));
    await expectFitsEverywhere(tablet.page);
    await tablet.page.getByRole('button', { name: 'Lưu 1 mũi' }).click();
    await expect(
      vaccines.row('Viêm gan B sơ sinh').getByText(formatLocalDate(addDays(bornOn, 3))),
    ).toBeVisible();
    await app.openPerson('be khoe thu', WELL);
    await expect(app.person.visits('Rota uống')).toHaveCount(1);
  });

  await test.step('the server has it all', async () => {
    await tablet.goOnline();
    await app.sendAll();
    const documents = await documentsAtServer(station);
    const doses = documents.filter((doc) => doc.type === 'dose' && doc.source === 'given-here');
    expect(doses.map((doc) => 'vaccineCode' in doc && doc.vaccineCode).sort()).toEqual([
      'bopv',
      'penta',
      'rota',
    ]);
    const decisions = documents.filter((doc) => doc.type === 'immunisation-decision');
    expect(decisions).toMatchObject([{ personId: feverishId, kind: 'deferred', reason: 'fever' }]);
  });
});
