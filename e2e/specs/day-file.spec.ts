// Days without any line: the work of one tablet reaches another, and the server, as a file, once and whole.

import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import type { ReplicaId } from '@tram/shared-schema/document/ids.js';
import { ApiClient, PASSWORD } from '../api-client.js';
import { expect, test } from '../fixtures.js';
import { knowPeople } from '../known-people.js';
import { expectAccessible } from '../pages/accessible.js';
import { DayFilePage } from '../pages/day-file-page.js';
import { expectGoodLayout } from '../pages/layout-faults.js';
import { StationApp } from '../pages/station-app.js';
import { PHONE } from '../tablet.js';

const KNOWN = 'Vi Thị Giả';
const NEW = 'Nguyễn Văn Thử Nghiệm';
const PHONE_NUMBER = '0300000777';
const run = promisify(execFile);

test('the work of a tablet without a line reaches another tablet as a file, and the server through that one, once', async ({
  station,
  openTablet,
}, testInfo) => {
  await knowPeople(station, [{ person: { name: KNOWN, phone: undefined } }]);
  const tabletA = await openTablet({ viewport: PHONE });
  const tabletB = await openTablet({ viewport: PHONE });
  const [a, b] = [new StationApp(tabletA.page), new StationApp(tabletB.page)];
  const [fileA, fileB] = [new DayFilePage(tabletA.page), new DayFilePage(tabletB.page)];
  const path = testInfo.outputPath('day.tram');
  await a.openAs('yte1', PASSWORD);
  await b.openAs('yte2', PASSWORD);
  for (const app of [a, b]) await app.openPerson('vi thi gia', KNOWN);
  // The page of day files is of the app's own files: it is there without a network.
  await a.expectReadyForOffline();
  await b.expectReadyForOffline();
  for (const tablet of [tabletA, tabletB]) await tablet.goOffline();

  await test.step('without network, somebody is registered and a phone number written', async () => {
    await a.person.edit();
    await a.personForm.phone.fill(PHONE_NUMBER);
    await a.personForm.save();
    await a.person.expectShown(KNOWN);
    await tabletA.page.goto('/person/new');
    await a.personForm.expectNew();
    await a.personForm.name.fill(NEW);
    await a.personForm.sex('Nam').check();
    await a.personForm.birthDate.fill('1971');
    await a.personForm.save();
    await a.person.expectShown(NEW);
    await a.expectWaiting(2);
  });

  await test.step('a file is made of it, and the records go on waiting', async () => {
    await a.goTo('Đồng bộ');
    await expectGoodLayout(tabletA.page);
    await fileA.openFromSync();
    await expectGoodLayout(tabletA.page);
    await expectAccessible(tabletA.page);
    await fileA.make();
    await expect(tabletA.page.getByTestId('day-file-unsent')).toHaveText('2');
    await expect(tabletA.page.getByTestId('day-file-name')).toHaveText(/^tram-\d{8}-\d{4}-\w{10}\.tram$/);
    await expectGoodLayout(tabletA.page);
    await expectAccessible(tabletA.page);
    await fileA.save(path);
    await expect(tabletA.page.getByText('Đã lưu tệp vào thư mục Tải xuống')).toBeVisible();
    await a.expectWaiting(2);
  });

  await test.step('nothing of anybody can be read in the file', async () => {
    const bytes = await readFile(path);
    for (const encoding of ['utf8', 'utf16le', 'latin1'] as const) {
      const text = bytes.toString(encoding);
      for (const words of [NEW, KNOWN, PHONE_NUMBER, 'person:']) expect(text).not.toContain(words);
    }
  });

  await test.step('the other tablet names what is no such file, a torn one, and a changed one, and takes nothing of them', async () => {
    const spoilt = testInfo.outputPath('spoilt.tram');
    const whole = await readFile(path);
    await b.goTo('Đồng bộ');
    await fileB.openFromSync();
    for (const [bytes, words] of [
      [Buffer.from('ảnh chụp'), 'Đây không phải tệp trong ngày của Trạm.'],
      [whole.subarray(0, whole.length - 30), 'Tệp bị cụt'],
      [Buffer.from(whole).fill(7, whole.length - 90, whole.length - 80), 'Tệp đã bị sửa hoặc hỏng'],
    ] as const) {
      await writeFile(spoilt, bytes);
      await fileB.take(spoilt);
      await expect(tabletB.page.getByText('Chưa nhận được gì từ tệp này')).toBeVisible();
      await expect(tabletB.page.getByText(words)).toBeVisible();
      await expectGoodLayout(tabletB.page);
      await expectAccessible(tabletB.page);
    }
  });

  await test.step('it takes the whole file in, and a second time changes nothing', async () => {
    await fileB.take(path);
    await fileB.expectTaken({ new: 1, merged: 1, known: 0, refused: 0 });
    await expectGoodLayout(tabletB.page);
    await expectAccessible(tabletB.page);
    await fileB.take(path);
    await fileB.expectTaken({ new: 0, merged: 0, known: 2, refused: 0 });
    await b.expectWaiting(2);
  });

  await test.step('the other tablet knows the person and the number, still without network', async () => {
    await b.openPerson('nguyen van thu nghiem', NEW);
    await b.openPerson('vi thi gia', KNOWN);
    await expect(tabletB.page.getByRole('link', { name: /^Gọi .*0300 000 777/ })).toBeVisible();
  });

  await test.step('its line comes back first: the server takes the other tablet’s work from its file', async () => {
    await b.goTo('Đồng bộ');
    await tabletB.goOnline();
    await b.sync.sendNow();
    await b.sync.expectCounts({ waiting: 0, refused: 0 });
    await b.sync.expectAllAtServer();
  });

  await test.step('then the first one sends the same itself, and nothing is refused or doubled', async () => {
    await a.goTo('Đồng bộ');
    await tabletA.goOnline();
    await a.sync.sendNow();
    await a.sync.expectCounts({ waiting: 0, refused: 0 });
    const centre = new ApiClient(station.server.url);
    await centre.signIn('trungtam', PASSWORD, 'e2ecentre0' as ReplicaId);
    const documents = await centre.documentsOf(`/api/v1/centres/${station.centreId}/changes`);
    const people = documents.filter((document) => document.type === 'person');
    expect(people.map(({ name, phone }) => ({ name, phone }))).toEqual(
      expect.arrayContaining([{ name: KNOWN, phone: PHONE_NUMBER }, { name: NEW }]),
    );
    expect(people).toHaveLength(2);
  });

  await test.step('an administrator brings the same file to the server by hand: nothing changes', async () => {
    const { stdout } = await run(
      process.execPath,
      [
        '--conditions=source',
        '--import',
        'tsx',
        'scripts/day-file.ts',
        'take',
        path,
        '--user',
        'quantri',
      ].concat('--url', station.server.url),
      { env: { ...process.env, TRAM_PASSWORD: PASSWORD } },
    );
    expect(stdout).toMatch(/2 documents: 2 accepted, 0 merged, 0 refused/);
  });
});

test('a file with everything since a day is asked for with a date, and says when there is nothing to write', async ({
  station,
  openTablet,
}) => {
  await knowPeople(station, [{ person: { name: KNOWN } }]);
  const { page } = await openTablet({ viewport: PHONE });
  const app = new StationApp(page);
  const file = new DayFilePage(page);
  await app.openAs('yte1', PASSWORD);
  await app.goTo('Đồng bộ');
  await file.openFromSync();
  await file.making.click();
  await expect(page.getByText('Không có gì để đưa vào tệp')).toBeVisible();
  await page.getByRole('radio', { name: /^Cả thay đổi từ một ngày/ }).check();
  await file.making.click();
  await expect(page.getByText('Ghi đủ ngày, tháng, năm.')).toBeVisible();
  await page.getByLabel('Từ ngày').fill('01/01/2999');
  await file.making.click();
  await expect(page.getByText('Ngày này chưa tới.')).toBeVisible();
  await expectGoodLayout(page);
  await expectAccessible(page);
  await page.getByLabel('Từ ngày').fill('01/01/2020');
  await file.make();
  await expect(page.getByText('Bản ghi đã ở máy chủ')).toBeVisible();
});
