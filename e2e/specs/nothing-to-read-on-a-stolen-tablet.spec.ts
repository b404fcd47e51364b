// A day's work, and then the tablet is taken: its whole disk is searched for everybody who was there that day. The same
// search on a tablet that does not seal its records finds them, so that finding nothing says something.

import type { Page } from '@playwright/test';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { furnish, PASSWORD } from '../api-client.js';
import { ADDRESSES_THAT_TELL, CARE_WORDS, careForThem, knowCareOf } from '../disk/day-of-care.js';
import { bytesOfProfile } from '../disk/profile-bytes.js';
import { findTraces, type Trace } from '../disk/traces.js';
import { expect, test, type Station } from '../fixtures.js';
import { knowPeople } from '../known-people.js';
import { StationApp } from '../pages/station-app.js';
import { startServerProcess } from '../server-process.js';
import { openTablet } from '../tablet.js';
import { buildUnsealedApp } from '../unsealed-app.js';

/** Words that stand in no file of the app itself, nor of the browser. */
const WORDS = {
  names: ['Sùng A Thưởnh', 'Quàng Thị Khuyểnh', 'Khuyểnh', 'Lường Văn Chươnh', 'Chươnh'],
  idNumbers: ['003309765421', '003 309 765 421', '003187654329'],
  phones: ['0300765432', '0300 765 432', '0300654987'],
  addresses: ['Bản Huổi Lếch', 'Ngõ Cây Vả'],
  diagnoses: ['"code":"J02"', 'Ho khạc ra đờm đặc', 'quặn thắt quanh rốn', 'Dặn kiêng rượu ngô'],
  drafts: ['Hẹn gọi lại con gái cả', 'Khó thở khi lên dốc'],
  ...CARE_WORDS,
} as const;
type Kind = keyof typeof WORDS;
const KINDS = Object.keys(WORDS) as Kind[];

const KNOWN = {
  name: 'Sùng A Thưởnh',
  personalId: '003187654329',
  phone: '0300654987',
  address: 'Bản Huổi Lếch',
} as const;

async function morning(app: StationApp, goOffline: () => Promise<void>): Promise<void> {
  await test.step('somebody new is registered and a visit recorded, all of it sent', async () => {
    await app.openAs('yte1', PASSWORD);
    await app.page.getByRole('main').getByRole('link', { name: 'Đăng ký người mới' }).click();
    await app.personForm.expectNew();
    await app.personForm.name.fill('Quàng Thị Khuyểnh');
    await app.personForm.sex('Nữ').check();
    await app.personForm.birthDate.fill('05/06/1969');
    await app.personForm.personalId.fill('003309765421');
    await app.personForm.phone.fill('0300765432');
    await app.personForm.address.fill('Ngõ Cây Vả');
    await app.personForm.save();
    await app.person.expectShown('Quàng Thị Khuyểnh');
    await app.person.recordVisit();
    await app.encounterForm.reason.fill('Ho khạc ra đờm đặc');
    await app.encounterForm.addDiagnosis('viem hong cap', 'J02');
    await app.encounterForm.advice.fill('Dặn kiêng rượu ngô');
    await app.encounterForm.save();
    await expect(app.person.visits('Ho khạc ra đờm đặc')).toBeVisible();
    await app.expectAllSent();
  });

  await test.step('somebody the station knew is found, and one visit of theirs is refused', async () => {
    await app.openPerson('thuonh', KNOWN.name);
    await app.person.recordVisit();
    await app.encounterForm.reason.evaluate((field) => {
      if (!(field instanceof HTMLTextAreaElement)) throw new Error('the reason is a text area');
      field.value = `Đau quặn thắt quanh rốn${String.fromCharCode(0xd83d)}`;
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    });
    await app.encounterForm.save();
    await expect(app.person.visits('quặn thắt quanh rốn')).toBeVisible();
    await app.goTo('Đồng bộ');
    await app.sync.expectCounts({ waiting: 0, refused: 1 });
  });

  await test.step('somebody under chronic care is seen, and their enrolment half changed', () =>
    careForThem(app, 'thuonh', KNOWN.name));

  await test.step('without network a visit is begun and left', async () => {
    await app.expectReadyForOffline();
    await goOffline();
    await app.openPerson('0300765432', 'Quàng Thị Khuyểnh');
    await app.person.recordVisit();
    await app.encounterForm.reason.fill('Khó thở khi lên dốc');
    await app.encounterForm.expectDraftKept();
  });
}

async function afternoon(app: StationApp): Promise<void> {
  await test.step('after a restart and with the PIN the work goes on; then the tablet is taken', async () => {
    await app.page.goto('/');
    await expect(app.today.draft('Lượt khám', 'Quàng Thị Khuyểnh')).toBeVisible();
    await app.goTo('Tìm người');
    await app.search.find('Lường Văn Chươnh');
    await app.page.getByRole('main').getByRole('button', { name: 'Đăng ký người mới' }).click();
    await app.personForm.expectNew();
    await app.personForm.name.fill('Lường Văn Chươnh');
    await app.personForm.note.fill('Hẹn gọi lại con gái cả');
    await app.personForm.expectDraftKept();
    await app.goTo('Tìm người');
    await app.search.find('khuyenh');
    await expect(app.search.result('Quàng Thị Khuyểnh')).toBeVisible();
  });
}

/** As months of work would: the browser packs what it wrote so far into compressed tables. */
async function packDisk(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('months-of-work', 1);
      opening.onupgradeneeded = () => opening.result.createObjectStore('filler');
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(opening.error ?? new Error('not opened'));
    });
    for (let part = 0; part < 10; part += 1) {
      const transaction = database.transaction('filler', 'readwrite');
      for (let n = 0; n < 25; n += 1)
        transaction.objectStore('filler').put(crypto.getRandomValues(new Uint8Array(40_000)), part * 25 + n);
      await new Promise((resolve) => transaction.addEventListener('complete', resolve));
    }
    database.close();
  });
}

interface Searched {
  readonly byKind: ReadonlyMap<Kind, readonly Trace[]>;
  /** Answers of the server about people that the browser kept of its own accord, and what else it kept of ours. */
  readonly keptAnswers: readonly Trace[];
  readonly keptFiles: readonly Trace[];
  /** Among the addresses the browser wrote down: those of chronic care, and those that name an illness. */
  readonly careAddresses: readonly Trace[];
  readonly tellingAddresses: readonly Trace[];
}

async function knowThem(station: Station): Promise<void> {
  const [known] = await knowPeople(station, [{ person: KNOWN }]);
  if (known) await knowCareOf(station, known);
}

/** Two runs of the browser on one disk; what is found there of each kind of word. */
async function searchedAfterADay(url: string): Promise<Searched> {
  const profile = await mkdtemp(join(tmpdir(), 'tram-stolen-'));
  try {
    for (const part of ['morning', 'afternoon'] as const) {
      const tablet = await openTablet(url, { profile });
      const app = new StationApp(tablet.page);
      if (part === 'morning') await morning(app, tablet.goOffline);
      else await afternoon(app);
      if (part === 'afternoon') await packDisk(tablet.page);
      await tablet.dispose();
    }
    const held = await bytesOfProfile(profile);
    const visited = held.filter(({ where }) => /\/(History|Sessions\/)/.test(where));
    const kept = held.filter(({ where }) => /\bCache(Storage)?\//.test(where));
    return {
      byKind: new Map(KINDS.map((kind) => [kind, findTraces(held, WORDS[kind])])),
      keptAnswers: findTraces(kept, [`${url}/api/`]),
      keptFiles: findTraces(kept, [`${url}/assets/`]),
      careAddresses: findTraces(visited, ['/chronic/visit']),
      tellingAddresses: findTraces(visited, ADDRESSES_THAT_TELL),
    };
  } finally {
    await rm(profile, { recursive: true, force: true, maxRetries: 3 });
  }
}

const placesOf = (traces: readonly Trace[] = []): readonly string[] =>
  traces.map(({ word, where }) => `${word}: ${where}`);

test('whoever takes a tablet at the end of a day finds nobody on its disk', async ({ station }) => {
  test.setTimeout(600_000);
  await knowThem(station);
  const found = await searchedAfterADay(station.server.url);
  const { byKind, keptAnswers, keptFiles } = found;
  for (const kind of KINDS) expect(placesOf(byKind.get(kind)), kind).toEqual([]);
  expect(placesOf(keptAnswers)).toEqual([]);
  expect(placesOf(found.tellingAddresses)).toEqual([]);
  expect(found.careAddresses).not.toEqual([]);
  expect(keptFiles).not.toEqual([]);
});

test('the same search finds everybody on a tablet whose records are not sealed', async () => {
  test.setTimeout(600_000);
  const folder = await mkdtemp(join(tmpdir(), 'tram-unsealed-app-'));
  await buildUnsealedApp(folder);
  const server = await startServerProcess({ STATIC_DIR: folder });
  try {
    const station: Station = { server, ...(await furnish(server.url, server.setupLink)) };
    await knowThem(station);
    const { byKind } = await searchedAfterADay(server.url);
    for (const kind of KINDS) {
      // In the browser's packed tables: those the search has to unpack.
      const packed = (byKind.get(kind) ?? []).filter(({ where }) => where.endsWith('.ldb, its records'));
      const found = new Set(packed.map(({ word }) => word));
      const missed = WORDS[kind].filter((word) => !found.has(word) && !AS_A_PERSON_READS.test(word));
      expect(missed, kind).toEqual([]);
    }
  } finally {
    await server.dispose();
    await rm(folder, { recursive: true, force: true });
  }
});

/** Numbers in groups: looked for, but the app keeps none so. */
const AS_A_PERSON_READS = /^\d+( \d+)+$/;
