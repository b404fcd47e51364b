// Tablets of one station, each with an account, a replica and records of its own, as pages ready to be sent.

import type { AccountId, ReplicaId } from '@tram/shared-schema/document/ids.js';
import { generateCommune } from '@tram/shared-schema/fixtures/synthetic-commune.js';
import { localDateAt } from '@tram/shared-schema/local-date.js';
import { PROTOCOL_VERSION } from '@tram/shared-schema/sync/limits.js';
import type { AccountView } from '@tram/shared-schema/sync/session.js';
import { ApiClient, PASSWORD, type StationAccounts } from '../../api-client.js';

const ADMIN_REPLICA = 'benchadm00' as ReplicaId;
const PAGE_DOCUMENTS = 200;
const EVENTS_PER_PERSON = 5;
/** Passwords are made to be slow to check; this many at once keep both processors busy. */
const AT_ONCE = 4;

export interface BenchTablet {
  readonly authorization: string;
  /** Bodies for our server. */
  readonly pages: readonly string[];
  /** The same documents for `_bulk_docs`. */
  readonly rawPages: readonly string[];
}

export interface TabletsWanted {
  readonly tablets: number;
  readonly documentsEach: number;
  readonly seed: string;
}

interface SignedIn {
  readonly authorization: string;
  readonly accountId: AccountId;
  readonly replicaId: ReplicaId;
}

async function signInAll(
  url: string,
  station: StationAccounts,
  tablets: number,
): Promise<readonly SignedIn[]> {
  const admin = new ApiClient(url);
  await admin.signIn('quantri', PASSWORD, ADMIN_REPLICA);
  const numbers = Array.from({ length: tablets }, (_, n) => n);
  const signedIn: SignedIn[] = [];
  const work = async (): Promise<void> => {
    for (let n = numbers.shift(); n !== undefined; n = numbers.shift()) {
      const username = `may${n}`;
      const account = { username, displayName: `Máy ${n}`, role: 'worker', stationId: station.stationId };
      await admin.json('POST', '/api/v1/admin/accounts', { ...account, password: PASSWORD });
      const replicaId = `bench${String(n).padStart(5, '0')}` as ReplicaId;
      const { accessToken, account: view } = await new ApiClient(url).signIn(username, PASSWORD, replicaId);
      signedIn.push({ authorization: `Bearer ${accessToken}`, accountId: viewId(view), replicaId });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return signedIn;
}
const viewId = ({ accountId }: AccountView): AccountId => accountId;

export async function makeTablets(
  url: string,
  station: StationAccounts,
  { tablets, documentsEach, seed }: TabletsWanted,
): Promise<readonly BenchTablet[]> {
  const signedIn = await signInAll(url, station, tablets);
  const today = localDateAt(Date.now());
  return signedIn.map(({ authorization, accountId, replicaId }) => {
    const commune = generateCommune({
      seed: `${seed}/${replicaId}`,
      size: { persons: documentsEach },
      stationId: station.stationId,
      authorAccountIds: [accountId],
      replicaId,
      today,
      hamlets: station.hamlets,
      eventsPerPerson: EVENTS_PER_PERSON,
    });
    const documents: unknown[] = [];
    for (const document of commune) {
      if (documents.length === documentsEach) break;
      documents.push(document);
    }
    const pages: string[] = [];
    const rawPages: string[] = [];
    for (let from = 0; from < documents.length; from += PAGE_DOCUMENTS) {
      const page = documents.slice(from, from + PAGE_DOCUMENTS);
      pages.push(JSON.stringify({ protocol: PROTOCOL_VERSION, replicaId, documents: page }));
      rawPages.push(JSON.stringify({ docs: page }));
    }
    return { authorization, pages, rawPages };
  });
}
