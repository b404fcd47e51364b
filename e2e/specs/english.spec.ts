// Somebody who reads English better than Vietnamese changes the words, and they stay changed.

import { PASSWORD } from '../api-client.js';
import { expect, test } from '../fixtures.js';
import { expectAccessible } from '../pages/accessible.js';
import { StationApp } from '../pages/station-app.js';

// The app's own name is a name in every language.
const VIETNAMESE_LETTER = /[àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ]/i;

test('the words change to English at once, stay English after a reload, and change back', async ({
  openTablet,
}) => {
  const { page } = await openTablet();
  const app = new StationApp(page);
  await app.openAs('yte1', PASSWORD);
  await app.goTo('Thêm');
  await app.more.chooseLanguage('English');

  await test.step('the places speak English, also after a reload', async () => {
    const places = page.getByRole('navigation', { name: 'Main places' });
    await expect(places.getByRole('link', { name: 'Today' })).toBeVisible();
    await page.reload();
    await expect(places.getByRole('link', { name: 'Today' })).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    await expectAccessible(page);
  });

  await test.step('no screen of the station keeps a Vietnamese word', async () => {
    const places = page.getByRole('navigation', { name: 'Main places' });
    for (const place of ['Today', 'Find', 'Sync']) {
      await places.getByRole('link', { name: place }).click();
      await expect(places.getByRole('link', { name: place })).toHaveAttribute('aria-current', 'page');
      const words = await page.getByRole('main').innerText();
      expect(words.replaceAll('Trạm', '')).not.toMatch(VIETNAMESE_LETTER);
    }
    await page.goto('/person/new');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Register someone new');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText('No name yet.')).toBeVisible();
  });

  await test.step('and back to Vietnamese', async () => {
    await page.goto('/more');
    await app.more.chooseLanguage('Tiếng Việt');
    await expect(page.getByRole('heading', { level: 1, name: 'Thêm' })).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('lang', 'vi');
  });
});
