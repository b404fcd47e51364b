// A whole vaccination day without network: two children of the list are given, the half hour runs out and rings, a severe
// event locks the lot; then everything reaches the server, which counts what the tablet counts.

import type { ReplicaId } from '@tram/shared-schema/document/ids.js';
import { fixtureId } from '@tram/shared-schema/fixtures/builders.js';
import { aLotMovement, aVaccineLot } from '@tram/shared-schema/fixtures/care-builders.js';
import { addDays, localDateAt } from '@tram/shared-schema/local-date.js';
import type { CentreImmunisationCountsReply } from '@tram/shared-schema/sync/immunisation-counts.js';
import { ApiClient, PASSWORD } from '../api-client.js';
import { expect, test } from '../fixtures.js';
import { documentsAtServer, envelopeOf, knowDocuments } from '../known-documents.js';
import { knowPeople } from '../known-people.js';
import { expectAccessible } from '../pages/accessible.js';
import { expectDraftKept } from '../pages/draft-kept.js';
import { expectFitsEverywhere } from '../pages/every-size.js';
import { SessionPage } from '../pages/session-page.js';
import { StationApp } from '../pages/station-app.js';
import { VaccinePages } from '../pages/vaccine-pages.js';

const CENTRE_REPLICA = 'e2ecentr00' as ReplicaId;
const today = localDateAt(Date.now());
/** Past two months, whatever months they are; not yet three. */
const bornOn = addDays(today, -70);
const [FIRST, SECOND] = ['Bé Một Thử', 'Bé Hai Thử'];
const child = (name: string) => ({
  person: { name, birthDate: bornOn, sex: 'female', personalId: undefined, phone: '0900000001' },
});

test('a session is held without network, a severe event locks the lot, and the server counts the same', async ({
  station,
  openTablet,
}) => {
  await knowPeople(station, [child(FIRST), child(SECOND)]);
  const envelope = await envelopeOf(station);
  const lots = ['bcg', 'penta', 'bopv', 'rota', 'pcv'].flatMap((vaccineCode, index) => {
    const _id = fixtureId('vaccine-lot', index + 1);
    const named = { vaccineCode, lotNumber: `THU-${vaccineCode}`, expiresOn: addDays(today, 200) };
    const came = { lotId: _id, kind: 'received' as const, quantity: 20, occurredAt: envelope.createdAt };
    return [
      aVaccineLot({ ...envelope, _id, ...named }),
      aLotMovement({ ...envelope, _id: fixtureId('lot-movement', index + 1), ...came }),
    ];
  });
  await knowDocuments(station, lots);
  const tablet = await openTablet();
  const { page } = tablet;
  const app = new StationApp(page);
  const session = new SessionPage(page);
  const vaccines = new VaccinePages(page);
  const give = async (name: string): Promise<void> => {
    await vaccines.temperature.fill('36,8');
    await vaccines.noneOfThese();
    await vaccines.saveDoses.click();
    await expect(page.getByText(new RegExp(`^Đã lưu \\d mũi cho ${name}`))).toBeVisible();
  };
  const backToSession = async (): Promise<void> => {
    await app.goTo('Thêm');
    await session.openFromMore();
  };

  await test.step('the list says who is due, and leads from child to child', async () => {
    await app.openAs('tramtruong', PASSWORD);
    await app.expectReadyForOffline();
    await backToSession();
    await expect(session.child(FIRST)).toContainText('Penta-1');
    await expect(page.getByText('2 người đến lịch')).toBeVisible();
    await tablet.goOffline();
    await expectFitsEverywhere(page);
    await session.child(FIRST).click();
    await give(FIRST);
    await page.getByRole('button', { name: 'Bé tiếp theo' }).click();
    await expect(page.getByRole('heading', { level: 1, name: SECOND })).toBeVisible();
    await give(SECOND);
  });

  await test.step('the half hour survives a reload, runs out and asks to look at the child', async () => {
    await page.clock.install();
    await page.reload();
    await app.goTo('Hôm nay');
    await expect(page.getByText('Đang theo dõi 2 người sau tiêm')).toBeVisible();
    await page.clock.fastForward('31:00');
    await expect(page.getByText('2 người đã đủ thời gian theo dõi sau tiêm')).toBeVisible();
    await page.getByRole('link', { name: 'Mở buổi tiêm' }).first().click();
    await expect(session.watched.getByText('Đủ thời gian, xem lại bé')).toHaveCount(2);
    await expectAccessible(page);
    await session.endWatch(FIRST, 'Khỏe, cho về');
    await expect(session.watched.getByRole('listitem')).toHaveCount(1);
  });

  await test.step('a severe event is written down, and its lot locked', async () => {
    await session.endWatch(SECOND, 'Có phản ứng');
    await page.getByRole('radio', { name: 'Nặng' }).check({ force: true });
    await page.getByRole('checkbox', { name: 'Phản vệ' }).check({ force: true });
    await page.getByRole('radio', { name: 'Chuyển tuyến' }).check({ force: true });
    await expectFitsEverywhere(page);
    await page.getByRole('button', { name: 'Lưu phản ứng' }).click();
    await page.getByRole('button', { name: 'Khóa lô THU-penta' }).click();
    await expect(page.getByText('Lô THU-penta đã khóa')).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Về buổi tiêm' }).click();
    await expect(page.getByText(/Đang dừng tiêm: /)).toBeVisible();
    await expect(page.getByRole('button', { name: 'Khóa lô THU-penta' })).toHaveCount(0);
    await expect(session.watched).toHaveCount(0);
    await page.getByRole('button', { name: 'Cho tiêm tiếp' }).click();
    await page.getByLabel('Vì sao tiêm tiếp được?').fill('Trung tâm cho phép, dùng lô khác');
    await expectAccessible(page);
    await expectDraftKept(page);
    await page.getByRole('dialog').getByRole('button', { name: 'Đóng' }).click();
    await app.goTo('Hôm nay');
    await page.getByRole('link', { name: 'Cho tiêm tiếp' }).click();
    await expect(page.getByLabel('Vì sao tiêm tiếp được?')).toHaveValue('Trung tâm cho phép, dùng lô khác');
    await page.getByRole('dialog').getByRole('button', { name: 'Cho tiêm tiếp' }).click();
    await expect(page.getByText(/Đang dừng tiêm: /)).toHaveCount(0);
    await app.goTo('Thêm');
    await page.getByRole('link', { name: 'Lô vắc xin' }).click();
    const penta = page.getByRole('link', { name: /THU-penta/ });
    await expect(penta).toContainText('Đã khóa');
    await expect(penta).toContainText('Còn 18 liều');
    await expectFitsEverywhere(page);
  });

  await test.step('the server counts what the tablet counts', async () => {
    await tablet.goOnline();
    await app.sendAll();
    const documents = await documentsAtServer(station);
    expect(documents.filter(({ type }) => type === 'observation')).toHaveLength(2);
    const centre = new ApiClient(station.server.url);
    await centre.signIn('trungtam', PASSWORD, CENTRE_REPLICA);
    const path = `/api/v1/centres/${station.centreId}/counts/immunisation?month=${today.slice(0, 7)}`;
    const { total } = await centre.json<CentreImmunisationCountsReply>('GET', path);
    expect(total).toMatchObject({ severeEvents: 1, unreported: 1, mildEvents: 0 });
    await app.goTo('Thêm');
    await page.getByRole('link', { name: 'Báo cáo tiêm chủng' }).click();
    const given = page.getByRole('table', { name: 'Mũi đã tiêm trong tháng' });
    for (const [code, name] of [
      ['penta', 'DPT-VGB-Hib (5 trong 1)'],
      ['bopv', 'Bại liệt uống (bOPV)'],
    ] as const) {
      expect(total.given[code]).toBe(2);
      await expect(given.getByRole('row', { name: new RegExp(name.replace(/[()]/g, '\\$&')) })).toContainText(
        '2',
      );
    }
    await expectFitsEverywhere(page);
  });
});
