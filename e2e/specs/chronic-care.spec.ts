// A man with high blood pressure, half a year without network: screened twice, enrolled, seen, missed for months, called,
// seen again and controlled. What happened before today is entered with its day, as from a paper book: a tablet's clock
// never stands before the server's. Then the tablet and the server count the same.

import { addMonths } from '@tram/shared-schema/chronic/next-visit.js';
import type { ReplicaId } from '@tram/shared-schema/document/ids.js';
import { addDays, formatLocalDate, localDateAt } from '@tram/shared-schema/local-date.js';
import type { CentreChronicCountsReply } from '@tram/shared-schema/sync/counts.js';
import { ApiClient, PASSWORD } from '../api-client.js';
import { expect, test } from '../fixtures.js';
import { knowPeople } from '../known-people.js';
import { expectAccessible } from '../pages/accessible.js';
import { ChronicBooks } from '../pages/chronic-books.js';
import { ChronicPages } from '../pages/chronic-pages.js';
import { expectFitsEverywhere } from '../pages/every-size.js';
import { StationApp } from '../pages/station-app.js';

const NAME = 'Lò Văn Áp';
const PHONE_NUMBER = '0912345678';
const MOST_KEYS = 12;
const today = localDateAt(Date.now());
const daysAgo = (days: number): string => formatLocalDate(addDays(today, -days));

test('screened twice, enrolled, missed, called and controlled without network; tablet and server count the same', async ({
  station,
  openTablet,
}) => {
  const [personId] = await knowPeople(station, [
    {
      person: {
        name: NAME,
        sex: 'male',
        personalId: undefined,
        birthDate: addMonths(today, -12 * 58),
        phone: PHONE_NUMBER,
      },
    },
  ]);
  if (!personId) throw new Error('the man is known');
  const tablet = await openTablet();
  const { page } = tablet;
  const app = new StationApp(page);
  const chronic = new ChronicPages(page);
  const books = new ChronicBooks(page);
  const openMan = (): Promise<void> => app.openPerson('lo van ap', NAME);

  await test.step('a first screening raises a suspicion, a second on another day confirms it', async () => {
    await app.openAs('yte1', PASSWORD);
    await app.expectReadyForOffline();
    await tablet.goOffline();
    await openMan();
    await chronic.screen('15095', '148/92', daysAgo(130));
    await expect(page.getByText('Tăng huyết áp: nghi ngờ')).toBeVisible();
    await expectFitsEverywhere(page);
    await chronic.saveScreening();
    await app.person.expectShown(NAME);
    await chronic.screen('15294', '150/90', daysAgo(123));
    await expect(page.getByText(/Tăng huyết áp: đủ tiêu chuẩn chẩn đoán/)).toBeVisible();
    await chronic.saveScreening();
  });

  await test.step('he is enrolled, with a target that names its rule', async () => {
    await page.getByRole('link', { name: 'Ghi vào sổ: Tăng huyết áp' }).click();
    await page.getByRole('combobox', { name: /Chẩn đoán/ }).fill('I10');
    await page.getByRole('option', { name: /^I10 / }).click();
    await page.getByLabel('Ngày vào sổ').fill(daysAgo(120));
    await expect(page.getByText(/HA dưới 130\/80 mmHg · Theo quy tắc: 18–64 tuổi/)).toBeVisible();
    await page.getByLabel('Cholesterol toàn phần').fill('5,2');
    await expect(page.getByText(/Từ \d+ %.* đến \d+ %/)).toBeVisible();
    await page.getByRole('radio', { name: 'Đồng ý', exact: true }).check();
    await expectFitsEverywhere(page);
    await page.getByRole('button', { name: 'Ghi vào sổ', exact: true }).click();
    await chronic.expectSaid(`Đã ghi ${NAME} vào sổ Tăng huyết áp`);
  });

  await test.step('an emergency stops the worker until they say what was done, and leaves with a paper', async () => {
    await app.person.expectShown(NAME);
    await chronic.openVisit();
    await page.keyboard.type('18595');
    await expect(page.getByText(/DỪNG LẠI: Huyết áp từ 180\/110/)).toBeVisible();
    await chronic.enterDay(daysAgo(115));
    await expectFitsEverywhere(page);
    await chronic.saveVisit.click();
    await expect(page.getByText('Chọn việc đã làm ngay')).toBeVisible();
    await page.getByRole('radio', { name: 'Chuyển tuyến ngay' }).check();
    await page.getByRole('button', { name: 'Lưu và làm giấy chuyển tuyến' }).click();
    await expect(page.getByRole('heading', { name: /^GIẤY CHUYỂN TUYẾN/ })).toBeVisible();
    await expect(page.getByText('185/95')).toBeVisible();
    await chronic.expectSaved();
    await expectFitsEverywhere(page);
  });

  await test.step('the target is not reached: a step is suggested and nothing is applied', async () => {
    await openMan();
    await chronic.openVisit();
    await page.keyboard.type('14892');
    await expect(chronic.verdict).toContainText('Chưa đạt mục tiêu');
    await expect(page.getByText(/Phác đồ gợi ý bước tiếp: Amlodipin 5 mg/)).toBeVisible();
    await chronic.addMedicine('Amlodipin', '5 mg');
    await chronic.enterDay(daysAgo(85));
    await expectAccessible(page);
    await chronic.saveVisit.click();
    await chronic.expectSaved();
  });

  await test.step('he stays away: he is listed, called, and not asked again before the day he said', async () => {
    await app.goTo('Thêm');
    await page.getByRole('link', { name: 'Ai vắng tái khám' }).click();
    await expect(chronic.listed(NAME)).toContainText(/Trễ \d+ ngày/);
    await expect(chronic.listed(NAME)).toContainText('Hết thuốc từ');
    const call = page.getByRole('link', { name: `Gọi ${NAME}` });
    await expect(call).toHaveAttribute('href', `tel:${PHONE_NUMBER}`);
    await expectFitsEverywhere(page);
    await chronic
      .listed(NAME)
      .getByRole('link', { name: new RegExp(`^${NAME}`) })
      .click();
    await page.getByRole('radio', { name: 'Hẹn sẽ đến' }).check();
    await expectFitsEverywhere(page);
    await page.getByRole('button', { name: 'Lưu kết quả' }).click();
    await chronic.expectSaid(`Đã ghi kết quả của ${NAME}`);
    await expect(page.getByText('Không ai trong nhóm này')).toBeVisible();
    await page.getByRole('button', { name: /^Đã gọi, chờ/ }).click();
    await expect(chronic.listed(NAME)).toContainText('Hẹn sẽ đến');
  });

  await test.step(`he comes: a routine visit takes at most ${MOST_KEYS} keys, and he is controlled`, async () => {
    await openMan();
    await chronic.openVisit();
    const keys = await chronic.countKeys();
    await page.keyboard.type('12476');
    await expect(chronic.verdict).toContainText(/Tăng huyết ápĐạt mục tiêu/);
    await page.getByRole('button', { name: /^Cấp như lần trước: Amlodipin 5 mg/ }).click();
    await page.getByRole('radio', { name: 'Uống đủ' }).check();
    await chronic.saveVisit.click();
    await chronic.expectSaved();
    const typed = await keys();
    expect(typed).toBeGreaterThan(0);
    expect(typed).toBeLessThanOrEqual(MOST_KEYS);
  });

  await test.step('the chart shows how it went, and the months he missed are named', async () => {
    await page.getByRole('link', { name: 'Theo dõi bệnh mạn tính' }).click();
    await expect(page.getByRole('img', { name: 'Huyết áp' }).locator('canvas')).toBeVisible();
    await expect(page.getByText(/^Vắng: /)).toBeVisible();
    await expectFitsEverywhere(page);
  });

  await test.step('the register taken along as a file says in every cell what the screen says', async () => {
    await app.goTo('Thêm');
    await page.getByRole('link', { name: /^Sổ 01A, 01B/ }).click();
    await expect(page.getByRole('row', { name: new RegExp(`^${NAME}`) })).toContainText('124');
    await expectFitsEverywhere(page);
    const name = `so-01A-${today.slice(0, 4)}.csv`;
    const lines = await books.expectFileLikeScreen(name, 10 + 12 * 7);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toEqual(expect.arrayContaining(['I10', '124', '76', '1']));
    await chronic.expectSaid(`Đã tải ${name}`);
  });

  await test.step('the register and the cohort are the same on the tablet and at the server, number by number', async () => {
    await tablet.goOnline();
    await app.sendAll();
    const centre = new ApiClient(station.server.url);
    await centre.signIn('trungtam', PASSWORD, 'e2ecentre0' as ReplicaId);
    const path = `/api/v1/centres/${station.centreId}/counts/chronic?register=hypertension`;
    const { stations } = await centre.json<CentreChronicCountsReply>('GET', path);
    const [there] = stations.flatMap(({ registers }) => registers);
    if (!there) throw new Error('the server counts hypertension');
    expect(there.total).toMatchObject({ enrolled: 1, underCare: 1, seen: 1, controlled: 1 });
    await app.goTo('Thêm');
    await page.getByRole('link', { name: /^Sổ 01A, 01B/ }).click();
    await books.expectFoot(there.months);
    await page.getByRole('link', { name: 'Tổng hợp theo tháng vào sổ' }).click();
    await books.expectCohort(there);
    await expectFitsEverywhere(page);
  });
});
