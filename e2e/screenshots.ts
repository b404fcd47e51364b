// Draws the README's pictures anew: `npx tsx --conditions=source e2e/screenshots.ts`, after `npm run build`.
// Everybody on them is invented: the demo commune, seeded.

import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { ReplicaId } from '@tram/shared-schema/document/ids.js';
import type { Encounter } from '@tram/shared-schema/encounters/encounter.js';
import { DEMO_ACCOUNTS } from '@tram/shared-schema/fixtures/demo.js';
import type { Person } from '@tram/shared-schema/people/person.js';
import { ApiClient } from './api-client.js';
import { writeCardVideo } from './media/card-media.js';
import { StationApp } from './pages/station-app.js';
import { startServerProcess } from './server-process.js';
import { openTablet } from './tablet.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, 'e2e', 'media', 'screenshots');
const LARGE_PHONE = { width: 412, height: 915 };
const CARD = '003309000125||Lê Thị Ân Đạt|05062009|Nữ|Xóm 3, Xã Mẫu, Tỉnh Thử|10072023';

const worker = DEMO_ACCOUNTS.find(({ username }) => username === 'yte1');
if (!worker) throw new Error('the demo accounts lack the worker');

async function seed(url: string, setupLink: string): Promise<void> {
  const args = ['--no-install', 'tsx', '--conditions=source', 'scripts/seed.ts'];
  await promisify(execFile)('npx', [...args, '--url', url, '--setup', setupLink], { cwd: root });
}

interface Patient {
  readonly person: Person;
  readonly visits: readonly Encounter[];
}

/** Those with the longest history first: their pages show the most. */
async function patientsOf(url: string, username: string, password: string): Promise<readonly Patient[]> {
  const desk = new ApiClient(url);
  const { account } = await desk.signIn(username, password, 'pictures00' as ReplicaId);
  const documents = await desk.documentsOf(`/api/v1/stations/${account.stationId}/changes`);
  const visits = documents.filter((document) => document.type === 'encounter');
  return documents
    .filter((document) => document.type === 'person')
    .filter(({ lifeStatus, phone, hamletId }) => lifeStatus === 'living' && phone && hamletId)
    .map((person) => ({ person, visits: visits.filter(({ personId }) => personId === person._id) }))
    .sort((a, b) => b.visits.length - a.visits.length || a.person._id.localeCompare(b.person._id));
}

const scratch = await mkdtemp(join(tmpdir(), 'tram-pictures-'));
const server = await startServerProcess();
try {
  await seed(server.url, server.setupLink ?? '');
  const patients = await patientsOf(server.url, worker.username, worker.password);
  const measured = patients.filter(
    ({ visits }) =>
      visits.every(({ status }) => status === 'completed') && visits[0]?.vitals?.systolicMmHg !== undefined,
  );
  const [subject, ...others] = measured;
  if (!subject || others.length < 4) throw new Error('the demo commune has too few patients');

  // A card held so far away that it cannot be read: the scan page is pictured at work.
  const cameraFile = join(scratch, 'card.y4m');
  const far = {
    codePixels: 84,
    centre: [0.69, 0.43],
    tilt: 0.02,
    blurPixels: 2.6,
    noise: 0,
    shakePixels: 0,
  } as const;
  await writeCardVideo(cameraFile, { codeText: CARD, ...far, width: 960, height: 1280, frames: 2 });
  const tablet = await openTablet(server.url, { viewport: LARGE_PHONE, density: 1.5, cameraFile });
  const { page } = tablet;
  const app = new StationApp(page);
  await app.openAs(worker.username, worker.password);

  const visit = async (patient: Patient, reason: string, pressure: string): Promise<void> => {
    await page.goto(`/person/${patient.person._id}`);
    await app.person.expectShown(patient.person.name);
    await app.person.recordVisit();
    await app.encounterForm.quickReason(reason);
    await app.encounterForm.bloodPressure.fill(pressure);
  };
  for (const [index, patient] of others.slice(0, 3).entries()) {
    await visit(patient, ['Đau đầu', 'Ho, sốt', 'Lấy thuốc định kỳ'][index] ?? '', '128/80');
    await app.encounterForm.save();
    await page.getByText(`Đã lưu lượt khám của ${patient.person.name}`).waitFor();
  }
  await visit(others[3] ?? subject, 'Đo huyết áp', '150/92');
  await app.encounterForm.expectDraftKept();
  await app.goTo('Đồng bộ');
  await app.sync.sendNow();

  await page.goto('/');
  await app.expectAllSent();
  await page.screenshot({ path: join(folder, 'home.png') });

  await page.goto(`/person/${subject.person._id}`);
  await app.person.expectShown(subject.person.name);
  await page.screenshot({ path: join(folder, 'person.png') });

  await app.goTo('Quét');
  await page.getByText('Đưa thẻ lại gần').waitFor();
  // A photograph: at the screen's full density it would weigh more than the other two together.
  await page.screenshot({ path: join(folder, 'scan.png'), scale: 'css' });
  await tablet.dispose();
} finally {
  await server.dispose();
  await rm(scratch, { recursive: true, force: true });
}
