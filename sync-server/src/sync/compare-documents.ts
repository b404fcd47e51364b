// A tablet that met a new epoch says what it holds, a bounded piece at a time; the server answers which of it is the
// same here, which is missing, and sends what differs. It reads and never writes: what it lacks the tablet pushes.

import type { TramDocument } from '@tram/shared-schema/document/document-types.js';
import type { StationId } from '@tram/shared-schema/document/ids.js';
import { instantAt } from '@tram/shared-schema/document/instant.js';
import { err, ok, type Result } from '@tram/shared-schema/result.js';
import {
  judgeEntries,
  runDigest,
  RUN_LENGTH,
  stateEntry,
  type ComparedEntries,
  type CompareReply,
  type CompareRequest,
  type NamedDocuments,
  type RunEntry,
} from '@tram/shared-schema/sync/compare.js';
import { DEFAULT_PAGE_BYTES } from '@tram/shared-schema/sync/limits.js';
import type { Epoch } from '@tram/shared-schema/sync/wire.js';
import type { Deps } from '#deps.js';
import { mayRead, readScope, type ReadScope } from '#domain/may-read.js';
import type { Account, DocumentStore } from '#ports.js';
import { readerEpoch } from './reader-epoch.js';

export type CompareFailure =
  { kind: 'not-allowed' } | { kind: 'not-found' } | { kind: 'epoch-changed'; epoch: Epoch };

type Answer = Pick<CompareReply, 'through' | 'differing' | 'missing' | 'lacks' | 'documents'>;
const NOTHING = { differing: [], missing: [], lacks: [], documents: [] };

/** A run with more than this here cannot be the tablet's; nothing is gained by reading on. */
const MAX_RUN_READ = 4 * RUN_LENGTH;
/** What one request may make the server read. */
const MAX_READ = 10_000;
const MAX_READ_ENTRIES = 1_000;
const PIECE = 500;

interface Reading {
  readonly documents: Pick<DocumentStore, 'readRange' | 'readDocuments'>;
  readonly stationId: StationId;
  readonly scope: ReadScope;
}

/** Documents in the order of ids, read in pieces that hold many runs: a question each would cost more than the reading. */
function readAhead({ documents, stationId }: Reading, after: string, end: string) {
  let ahead: readonly TramDocument[] = [];
  let readTo = after;
  let isAllRead = false;
  let read = 0;
  return {
    read: () => read,
    /** All up to `through`; of a run too long to be the tablet's only enough to tell. */
    async upTo(through: string): Promise<readonly TramDocument[]> {
      let run: readonly TramDocument[] = [];
      for (;;) {
        const count = ahead.findIndex(({ _id }) => _id > through);
        run = [...run, ...(count === -1 ? ahead : ahead.slice(0, count))];
        if (run.length > MAX_RUN_READ) {
          [ahead, readTo, isAllRead] = [[], through, false];
          return run;
        }
        ahead = count === -1 ? [] : ahead.slice(count);
        if (count !== -1 || isAllRead) return run;
        ahead = await documents.readRange(stationId, { after: readTo, through: end, limit: PIECE });
        read += ahead.length;
        isAllRead = ahead.length < PIECE;
        readTo = ahead.at(-1)?._id ?? readTo;
      }
    },
  };
}

async function compareRuns(reading: Reading, after: string, runs: readonly RunEntry[]): Promise<Answer> {
  const differing: string[] = [];
  const missing: string[] = [];
  const ahead = readAhead(reading, after, runs.at(-1)?.[0] ?? after);
  let from = after;
  for (const [through, digest] of runs) {
    if (ahead.read() >= MAX_READ) break;
    const here = await ahead.upTo(through);
    const readable = here.filter((doc) => mayRead(reading.scope, doc));
    // Compared first: a run of nothing on both sides is the same.
    if (here.length > MAX_RUN_READ || runDigest(readable.map(stateEntry)) !== digest) {
      if (here.length === 0) missing.push(through);
      else differing.push(through);
    }
    from = through;
  }
  return { ...NOTHING, through: from, differing, missing };
}

async function compareEntries(
  { documents, stationId, scope }: Reading,
  after: string,
  { entries, through }: ComparedEntries,
): Promise<Answer> {
  const range = { after, through, limit: MAX_READ_ENTRIES };
  const here = await documents.readRange(stationId, range);
  const last = here.at(-1)?._id;
  const reached = here.length === MAX_READ_ENTRIES && last !== undefined ? last : through;
  const readable = (doc: TramDocument): boolean => mayRead(scope, doc);
  const judged = judgeEntries(entries, here, reached, { maxBytes: DEFAULT_PAGE_BYTES, mayRead: readable });
  return { ...NOTHING, ...judged };
}

/** Whatever the tablet may read of them differs from nothing, and so is sent. */
async function readNamed(
  { documents, stationId, scope }: Reading,
  after: string,
  { ids }: NamedDocuments,
): Promise<Answer> {
  const found = await documents.readDocuments(stationId, ids);
  const judged = judgeEntries(
    ids.map((id) => [id, '']),
    ids.flatMap((id) => found.get(id) ?? []),
    ids.at(-1) ?? after,
    { maxBytes: DEFAULT_PAGE_BYTES, mayRead: (doc) => mayRead(scope, doc) },
  );
  return { ...NOTHING, ...judged };
}

function answerTo(reading: Reading, request: CompareRequest): Promise<Answer> {
  const { after } = request;
  if ('runs' in request) return compareRuns(reading, after, request.runs);
  return 'ids' in request ? readNamed(reading, after, request) : compareEntries(reading, after, request);
}

export async function compareDocuments(
  deps: Pick<Deps, 'documents' | 'directory' | 'audit' | 'clock'>,
  account: Account,
  stationId: StationId,
  request: CompareRequest,
): Promise<Result<CompareReply, CompareFailure>> {
  const { documents, directory, audit, clock } = deps;
  const station = await directory.readStation(stationId);
  const scope = readScope(account, station ?? { stationId });
  if (scope.kind === 'nothing') return err({ kind: 'not-allowed' });
  const record = await documents.epoch(stationId);
  // Before anything is looked at: what changes meanwhile is read from here.
  const head = await documents.head(stationId);
  if (!record || !head) return err({ kind: 'not-found' });
  const epoch = readerEpoch(record.epoch, account);
  if (request.epoch !== epoch) return err({ kind: 'epoch-changed', epoch });
  const reading: Reading = { documents, stationId, scope };
  const answer = await answerTo(reading, request);
  const at = instantAt(clock.nowMs());
  const read = answer.documents.length;
  if (read > 0) {
    const actor = account.accountId;
    await audit.append({ at, actor, act: 'documents-read', subject: stationId, counts: { read } });
  }
  return ok({ epoch, serverTime: at, cursor: head.cursor, ...answer });
}
