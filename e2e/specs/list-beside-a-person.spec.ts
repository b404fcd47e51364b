// On a desk's screen the list of people stands beside the person's page: it is the same list from one person to the next.

import { PASSWORD } from '../api-client.js';
import { expect, test } from '../fixtures.js';
import { knowPeople } from '../known-people.js';
import { StationApp } from '../pages/station-app.js';
import { DESK } from '../tablet.js';

test('going from one person to the next, the list stays where it was scrolled to', async ({
  station,
  openTablet,
}) => {
  const names = Array.from({ length: 30 }, (_, n) => `Vi Thị Giả ${String.fromCharCode(65 + n)}`);
  await knowPeople(
    station,
    names.map((name) => ({ person: { name, personalId: undefined } })),
  );
  const { page } = await openTablet({ viewport: DESK });
  const app = new StationApp(page);
  await app.openAs('yte1', PASSWORD);
  await app.goTo('Tìm người');
  await app.search.find('vi thi gia');
  const last = app.search.results.getByRole('link').last();
  await expect(app.search.results.getByRole('link')).toHaveCount(30);
  await last.scrollIntoViewIfNeeded();
  const top = async (): Promise<number> => (await last.boundingBox())?.y ?? Number.NaN;
  const before = await top();

  for (const row of [last, app.search.results.getByRole('link').nth(27)]) {
    await row.click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(2);
    await expect(row).toHaveAttribute('aria-current', 'true');
    expect(await top()).toBe(before);
    // The list is there to go back to.
    await expect(page.getByRole('link', { name: 'Quay lại' })).toHaveCount(0);
  }
});
