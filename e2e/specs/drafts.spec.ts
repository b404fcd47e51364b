// A form half filled in when the tablet goes dark: what was typed is there again, and can be thrown away.

import { PASSWORD } from '../api-client.js';
import { expect, test } from '../fixtures.js';
import { knowPeople } from '../known-people.js';
import { expectAccessible } from '../pages/accessible.js';
import { StationApp } from '../pages/station-app.js';

const KNOWN = 'Vi Thị Giả';
const NEW = 'Hoàng Văn Thử';

test('half-written forms outlive a reload and a closed tab, and are offered on the day’s page', async ({
  station,
  openTablet,
}) => {
  await knowPeople(station, [{ person: { name: KNOWN } }]);
  const tablet = await openTablet();
  let app = new StationApp(tablet.page);
  await app.openAs('yte1', PASSWORD);

  await test.step('a person is half registered when the page is loaded anew', async () => {
    await app.page.getByRole('main').getByRole('link', { name: 'Đăng ký người mới' }).click();
    await app.personForm.expectNew();
    await app.personForm.name.fill(NEW);
    await app.personForm.sex('Nam').check();
    await app.personForm.note.fill('Hỏi lại ngày sinh');
    await app.personForm.expectDraftKept();
    await app.page.reload();
  });

  await test.step('the day’s page offers it, and everything typed is in it', async () => {
    await app.goTo('Hôm nay');
    await expectAccessible(app.page);
    await app.today.draft('Đăng ký người', NEW).click();
    await app.personForm.expectNew();
    await expect(app.personForm.name).toHaveValue(NEW);
    await expect(app.personForm.sex('Nam')).toBeChecked();
    await expect(app.personForm.note).toHaveValue('Hỏi lại ngày sinh');
  });

  await test.step('a visit is half written when the tab is gone', async () => {
    await app.openPerson('vi thi gia', KNOWN);
    await app.person.recordVisit();
    await app.encounterForm.quickReason('Đau đầu');
    await app.encounterForm.bloodPressure.fill('150/95');
    await app.encounterForm.addDiagnosis('tang huyet ap', 'I10');
    await app.encounterForm.expectDraftKept();
    const reopened = await tablet.context.newPage();
    await app.page.close();
    app = new StationApp(reopened);
    await app.page.goto('/');
  });

  await test.step('both half-written forms are offered, and the visit goes on where it stopped', async () => {
    await expect(app.today.draft('Đăng ký người', NEW)).toBeVisible();
    await app.today.draft('Lượt khám', KNOWN).click();
    await app.encounterForm.expectOpen(KNOWN);
    await expect(app.encounterForm.reason).toHaveValue('Đau đầu');
    await expect(app.encounterForm.bloodPressure).toHaveValue('150/95');
    await expect(app.page.getByText(/^I10 · /)).toBeVisible();
    await app.encounterForm.save();
    await expect(app.person.visits('Đau đầu')).toContainText('150/95');
  });

  await test.step('a saved form is no draft any more; an unwanted one is thrown away', async () => {
    await app.goTo('Hôm nay');
    await expect(app.today.draft('Lượt khám', KNOWN)).toHaveCount(0);
    await expect(app.today.visit(KNOWN)).toBeVisible();
    await app.today.discardDraft(NEW).click();
    await expect(app.today.draft('Đăng ký người', NEW)).toHaveCount(0);
    await app.page.reload();
    await expect(app.today.visit(KNOWN)).toBeVisible();
    await expect(app.today.draft('Đăng ký người', NEW)).toHaveCount(0);
  });
});
