// `npm run seed -- --size small|medium|large --seed N`: fills a running server with a synthetic commune through its
// own front door, as tablets would: accounts by the administrator, people and visits by sync. Twice is the same as once.
// Options: --url (http://localhost:8080), --setup LINK (makes the demo administrator first).

import { parseArgs } from 'node:util';
import {
  DEMO_ACCOUNTS,
  DEMO_CENTRE,
  DEMO_FAULT_RATE,
  DEMO_STATIONS,
  type DemoAccount,
  type DemoStation,
} from '@tram/shared-schema/fixtures/demo.js';
import {
  generateCommune,
  type CommuneDocument,
  type CommuneSize,
} from '@tram/shared-schema/fixtures/synthetic-commune.js';
import type { AccountId, ReplicaId } from '@tram/shared-schema/document/ids.js';
import { localDateAt } from '@tram/shared-schema/local-date.js';
import { MAX_PUSH_DOCUMENTS } from '@tram/shared-schema/sync/limits.js';
import type { AccountView, CentreView, HamletView, StationView } from '@tram/shared-schema/sync/session.js';
import { ApiClient } from '../e2e/api-client.js';
import { takeInMergedUnits } from '../e2e/merged-units.js';

const { values: options } = parseArgs({
  options: {
    size: { type: 'string', default: 'small' },
    seed: { type: 'string', default: '1' },
    url: { type: 'string', default: 'http://localhost:8080' },
    setup: { type: 'string' },
  },
});
const SIZES = ['small', 'medium', 'large'] as const;
const size = SIZES.find((known) => known === options.size);
if (!size) {
  console.error(`--size is one of ${SIZES.join(', ')}`);
  process.exit(2);
}
const ADMIN_REPLICA = 'seed00000a' as ReplicaId;
/** A device belongs to one station, so each station is filled from a device of its own. */
const replicaOf = (place: Place): ReplicaId => `seed00000${DEMO_STATIONS.indexOf(place.demo)}` as ReplicaId;
const BATCH = Math.min(400, MAX_PUSH_DOCUMENTS);

const credentialsOf = (wanted: (account: DemoAccount) => boolean): DemoAccount => {
  const account = DEMO_ACCOUNTS.find(wanted);
  if (!account) throw new Error('the demo accounts lack one that is needed');
  return account;
};

async function administrator(): Promise<ApiClient> {
  const client = new ApiClient(options.url);
  const { username, password, displayName } = credentialsOf((account) => account.role === 'admin');
  const token = options.setup?.split('#')[1];
  if (token) await client.json('POST', '/api/v1/setup', { token, username, password, displayName });
  await client.signIn(username, password, ADMIN_REPLICA);
  return client;
}

async function ensureCentre(admin: ApiClient): Promise<CentreView> {
  const centres = await admin.json<readonly CentreView[]>('GET', '/api/v1/admin/centres');
  const known = centres.find((centre) => centre.name === DEMO_CENTRE.name);
  return known ?? admin.json<CentreView>('POST', '/api/v1/admin/centres', DEMO_CENTRE);
}

async function ensureStation(admin: ApiClient, demo: DemoStation, centre: CentreView): Promise<StationView> {
  const stations = await admin.json<readonly StationView[]>('GET', '/api/v1/admin/stations');
  const known = stations.find((station) => station.name === demo.station.name);
  const request = { ...demo.station, centreId: centre.centreId };
  return known ?? admin.json<StationView>('POST', '/api/v1/admin/stations', request);
}

async function ensureHamlets(
  admin: ApiClient,
  demo: DemoStation,
  station: StationView,
): Promise<readonly HamletView[]> {
  const path = `/api/v1/admin/stations/${station.stationId}/hamlets`;
  const known = await admin.json<readonly HamletView[]>('GET', path);
  const hamlets: HamletView[] = [];
  for (const hamlet of demo.hamlets) {
    const there = known.find((other) => other.code === hamlet.code);
    hamlets.push(there ?? (await admin.json<HamletView>('POST', path, hamlet)));
  }
  return hamlets;
}

interface Place {
  readonly demo: DemoStation;
  readonly station: StationView;
  readonly hamlets: readonly HamletView[];
}

async function ensureAccounts(
  admin: ApiClient,
  centre: CentreView,
  places: readonly Place[],
): Promise<readonly AccountView[]> {
  const known = await admin.json<readonly AccountView[]>('GET', '/api/v1/admin/accounts');
  for (const account of DEMO_ACCOUNTS) {
    if (known.some((other) => other.username === account.username)) continue;
    const place = places.find((other) => other.demo.key === account.station);
    const hamletIds = account.hamletCodes?.flatMap((code) => {
      const hamlet = place?.hamlets.find((other) => other.code === code);
      return hamlet ? [hamlet.hamletId] : [];
    });
    await admin.json('POST', '/api/v1/admin/accounts', {
      username: account.username,
      displayName: account.displayName,
      role: account.role,
      password: account.password,
      ...(place && { stationId: place.station.stationId }),
      ...(account.role === 'centre' && { centreId: centre.centreId }),
      ...(hamletIds && { hamletIds }),
    });
  }
  return admin.json<readonly AccountView[]>('GET', '/api/v1/admin/accounts');
}

async function fill(
  place: Place,
  accounts: readonly AccountView[],
  communeSize: CommuneSize,
  seed: string,
): Promise<number> {
  const authors = accounts.filter(
    (account) => account.stationId === place.station.stationId && account.role !== 'community',
  );
  const worker = credentialsOf(
    (account) => account.station === place.demo.key && account.role !== 'community',
  );
  const client = new ApiClient(options.url);
  await client.signIn(worker.username, worker.password, replicaOf(place));
  const commune = generateCommune({
    seed,
    size: communeSize,
    stationId: place.station.stationId,
    authorAccountIds: authors.map((account): AccountId => account.accountId),
    replicaId: replicaOf(place),
    today: localDateAt(Date.now()),
    communeName: place.demo.station.communeName,
    addresses: place.demo.addresses,
    faultRate: DEMO_FAULT_RATE,
    hamlets: place.hamlets,
  });
  let batch: CommuneDocument[] = [];
  let count = 0;
  for (const document of commune) {
    batch.push(document);
    count += 1;
    if (batch.length < BATCH) continue;
    await client.push(place.station.stationId, replicaOf(place), batch);
    batch = [];
  }
  if (batch.length > 0) await client.push(place.station.stationId, replicaOf(place), batch);
  return count;
}

const admin = await administrator();
const centre = await ensureCentre(admin);
// Invented provinces, so that the people's numbers and addresses are of places the station's own lists know.
if (!(await takeInMergedUnits(admin, 'Bản minh hoạ')))
  console.log('Lists of units that stand here already are left as they are.');
const places: Place[] = [];
for (const demo of DEMO_STATIONS) {
  const station = await ensureStation(admin, demo, centre);
  places.push({ demo, station, hamlets: await ensureHamlets(admin, demo, station) });
}
const accounts = await ensureAccounts(admin, centre, places);
for (const [index, place] of places.entries()) {
  // The first station has the size asked for; the others are there so that a centre sees more than one.
  const seed = `${place.demo.peopleSeed}:${options.seed}`;
  const count = await fill(place, accounts, index === 0 ? size : 'small', seed);
  console.log(`${place.station.name}: ${count} documents`);
}
