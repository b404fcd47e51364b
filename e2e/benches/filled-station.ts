// A server with one station whose commune lives in it, filled through its own front door as tablets would.

import type { AccountId, PersonDocId, ReplicaId, StationId } from '@tram/shared-schema/document/ids.js';
import { HAMLET_NAMES } from '@tram/shared-schema/fixtures/names.table.js';
import { generateCommune, type CommuneDocument } from '@tram/shared-schema/fixtures/synthetic-commune.js';
import { localDateAt } from '@tram/shared-schema/local-date.js';
import type { Person } from '@tram/shared-schema/people/person.js';
import { MAX_PUSH_DOCUMENTS } from '@tram/shared-schema/sync/limits.js';
import type { AccountView, HamletView } from '@tram/shared-schema/sync/session.js';
import { ApiClient, furnish, PASSWORD, type StationAccounts } from '../api-client.js';
import { startServerProcess, type ServerProcess } from '../server-process.js';
import type { BenchOptions } from './bench-options.js';

const ADMIN_REPLICA = 'benchadm00' as ReplicaId;
const FILLING_REPLICA = 'benchfill0' as ReplicaId;
const BATCH = Math.min(400, MAX_PUSH_DOCUMENTS);
const PERSONS_PER_HAMLET = 900;

export interface FilledStation {
  readonly server: ServerProcess;
  readonly stationId: StationId;
  readonly people: readonly Person[];
  /** Who is under chronic care, each once. */
  readonly enrolled: ReadonlySet<PersonDocId>;
  readonly hamletNames: ReadonlyMap<string, string>;
  readonly documents: number;
}

/** `furnish` makes two hamlets; a commune of 20,000 has some twenty. */
async function moreHamlets(
  admin: ApiClient,
  { stationId, hamlets }: StationAccounts,
  persons: number,
): Promise<readonly HamletView[]> {
  const made: HamletView[] = [...hamlets];
  const wanted = Math.min(HAMLET_NAMES.length, Math.round(persons / PERSONS_PER_HAMLET));
  for (const name of HAMLET_NAMES.slice(0, Math.max(0, wanted - made.length))) {
    made.push(await admin.json<HamletView>('POST', `/api/v1/admin/stations/${stationId}/hamlets`, { name }));
  }
  return made;
}

export interface StationSize extends Pick<BenchOptions, 'persons' | 'events' | 'seed'> {
  /** No more than these; all that the people have where absent. */
  readonly documents?: number;
}

async function fill(server: ServerProcess, options: StationSize): Promise<Omit<FilledStation, 'server'>> {
  const station = await furnish(server.url, server.setupLink);
  const admin = new ApiClient(server.url);
  await admin.signIn('quantri', PASSWORD, ADMIN_REPLICA);
  const hamlets = await moreHamlets(admin, station, options.persons);
  const accounts = await admin.json<readonly AccountView[]>('GET', '/api/v1/admin/accounts');
  const authors = accounts.filter(({ username }) => username === 'yte1' || username === 'yte2');
  const worker = new ApiClient(server.url);
  await worker.signIn('yte2', PASSWORD, FILLING_REPLICA);
  const commune = generateCommune({
    seed: options.seed,
    size: { persons: options.persons },
    stationId: station.stationId,
    authorAccountIds: authors.map((account): AccountId => account.accountId),
    replicaId: FILLING_REPLICA,
    today: localDateAt(Date.now()),
    hamlets,
    eventsPerPerson: options.events,
  });
  const people: Person[] = [];
  const enrolled = new Set<PersonDocId>();
  let documents = 0;
  let batch: CommuneDocument[] = [];
  for (const document of commune) {
    if (documents === options.documents) break;
    if (document.type === 'person') people.push(document);
    if (document.type === 'enrolment' && document.standing === 'under-care') enrolled.add(document.personId);
    batch.push(document);
    documents += 1;
    if (batch.length === BATCH) await worker.push(station.stationId, FILLING_REPLICA, batch.splice(0));
  }
  if (batch.length > 0) await worker.push(station.stationId, FILLING_REPLICA, batch);
  const hamletNames = new Map(hamlets.map(({ hamletId, name }) => [hamletId as string, name]));
  return { stationId: station.stationId, people, enrolled, hamletNames, documents };
}

export async function startFilledStation(
  options: StationSize,
  extraEnv: Record<string, string> = {},
): Promise<FilledStation> {
  const server = await startServerProcess(extraEnv);
  try {
    const startedAt = performance.now();
    const filled = await fill(server, options);
    const seconds = (performance.now() - startedAt) / 1000;
    console.log(`The server holds ${filled.documents} documents after ${seconds.toFixed(1)} s`);
    return { server, ...filled };
  } catch (error) {
    await server.dispose();
    throw error;
  }
}
