// The five places of the station's app and what their words say about sending.

import { expect, type Locator, type Page } from '@playwright/test';
import { EncounterFormPage } from './encounter-form-page.js';
import { MorePage } from './more-page.js';
import { PersonFormPage } from './person-form-page.js';
import { PersonPage } from './person-page.js';
import { PersonSearch } from './person-search.js';
import { ScanPage } from './scan-page.js';
import { SignInPage } from './sign-in-page.js';
import { SyncPage } from './sync-page.js';
import { TodayPage } from './today-page.js';

export type Place = 'Hôm nay' | 'Tìm người' | 'Quét' | 'Đồng bộ' | 'Thêm';

export class StationApp {
  readonly page: Page;
  readonly places: Locator;
  readonly signIn: SignInPage;
  readonly today: TodayPage;
  readonly search: PersonSearch;
  readonly scan: ScanPage;
  readonly personForm: PersonFormPage;
  readonly person: PersonPage;
  readonly encounterForm: EncounterFormPage;
  readonly sync: SyncPage;
  readonly more: MorePage;

  constructor(page: Page) {
    this.page = page;
    this.places = page.getByRole('navigation', { name: 'Các mục chính' });
    this.signIn = new SignInPage(page);
    this.today = new TodayPage(page);
    this.search = new PersonSearch(page);
    this.scan = new ScanPage(page);
    this.personForm = new PersonFormPage(page);
    this.person = new PersonPage(page);
    this.encounterForm = new EncounterFormPage(page);
    this.sync = new SyncPage(page);
    this.more = new MorePage(page);
  }

  /** Opens the app on a fresh tablet, signs in and waits until the station's data has arrived once. */
  async openAs(username: string, password: string): Promise<void> {
    await this.page.goto('/');
    await this.signIn.signIn(username, password);
    await this.expectAllSent();
  }

  async goTo(place: Place): Promise<void> {
    await this.places.getByRole('link', { name: place }).click();
    const heading = place === 'Quét' ? 'Quét thẻ' : place;
    await expect(this.page.getByRole('heading', { level: 1, name: heading, exact: true })).toBeVisible();
  }

  /** Sends at once and waits until nothing is left to send. */
  async sendAll(): Promise<void> {
    await this.goTo('Đồng bộ');
    await this.sync.sendNow();
    await this.sync.expectCounts({ waiting: 0, refused: 0 });
  }

  /** Only when it is true: the words at the Đồng bộ place. */
  async expectAllSent(): Promise<void> {
    await expect(this.places.getByText('Đã gửi hết')).toBeVisible();
  }

  async expectWaiting(count: number): Promise<void> {
    await expect(this.places.getByText(`${count} chờ gửi`, { exact: true })).toBeVisible();
  }

  async openPerson(words: string, name: string): Promise<void> {
    await this.goTo('Tìm người');
    await this.search.find(words);
    await this.search.open(name);
    await this.person.expectShown(name);
  }

  /** The service worker holds the app's files and answers for this page. */
  async expectReadyForOffline(): Promise<void> {
    await expect
      .poll(() => this.page.evaluate(() => navigator.serviceWorker.controller?.state))
      .toBe('activated');
  }
}
