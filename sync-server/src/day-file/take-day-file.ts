// A day file taken in at the server: each chunk as it comes through the same door as a tablet's push, judged by the
// rights and the tablet it was made with. Taking it in again changes nothing.

import type { StationId } from '@tram/shared-schema/document/ids.js';
import { instantAt } from '@tram/shared-schema/document/instant.js';
import { err, ok, type Result } from '@tram/shared-schema/result.js';
import {
  dayFileResult,
  type DayFileFault,
  type DayFilePart,
  type DayFileReply,
  type DayFileResult,
} from '@tram/shared-schema/sync/day-file.js';
import { readDayFile, type DayFileEvent } from '@tram/shared-schema/sync/day-file-reader.js';
import type { SignedIn } from '#accounts/authenticate.js';
import type { Deps } from '#deps.js';
import type { Rights } from '#domain/may-read.js';
import type { Account } from '#ports.js';
import { acceptDocuments, type Sender } from '#sync/accept-documents.js';
import type { CheckDocument } from '@tram/shared-schema/sync/check-document.js';
import { countResults } from '#sync/push-documents.js';
import { restoredBearer } from '#sync/restored-bearer.js';
import { stationEpoch } from '#sync/station-epoch.js';
import { findOpener } from './find-opener.js';

export type TakeFailure = { kind: 'not-allowed' } | { kind: 'not-found' };

export interface TakenDayFile {
  readonly reply: DayFileReply;
  /** How much it was, unpacked. */
  readonly letters: number;
}

/** A worker carries what a colleague's tablet made; an administrator what came by post. A centre only reads. */
export const mayTake = ({ role, stationId }: Account, wanted: StationId): boolean =>
  role === 'admin' || (role !== 'centre' && stationId === wanted);

type Chunk = DayFileEvent & { kind: 'chunk' };
interface OpenPart extends DayFilePart {
  readonly results: DayFileResult[];
}

export async function takeDayFile(
  deps: Deps,
  check: CheckDocument,
  { account, session }: SignedIn,
  stationId: StationId,
  file: AsyncIterable<Uint8Array>,
): Promise<Result<TakenDayFile, TakeFailure>> {
  if (!mayTake(account, stationId)) return err({ kind: 'not-allowed' });
  const record = await stationEpoch(deps, stationId);
  if (!record) return err({ kind: 'not-found' });
  const { accountId } = account;
  const broughtBy = { accountId, replicaId: session.replicaId };
  const restored = await restoredBearer(deps, stationId, record, deps.clock.nowMs());
  const parts: OpenPart[] = [];
  let fault: DayFileFault | undefined;
  let rights: Rights = { role: 'worker', stationId };
  let letters = 0;

  async function take({ making, documents, letters: more }: Chunk, { replicaId, results }: OpenPart) {
    const sender: Sender = {
      account: { ...rights, accountId: making.by },
      ...{ stationId, replicaId, broughtBy, nowMs: deps.clock.nowMs() },
      ...(restored && { restored }),
    };
    const docs = documents.map(({ doc }) => doc);
    results.push(...(await acceptDocuments(deps.documents, check, sender, docs)).map(dayFileResult));
    letters += more;
  }

  /** Also where the line broke in the middle. */
  async function writeDown(): Promise<void> {
    const by = { at: instantAt(deps.clock.nowMs()), actor: accountId };
    for (const { replicaId, results } of parts) {
      if (results.length === 0) continue;
      const counts = countResults(results);
      await deps.audit.append({ ...by, act: 'day-file-taken', subject: replicaId, counts });
    }
    if (fault) await deps.audit.append({ ...by, act: 'day-file-refused', subject: stationId });
  }

  const events = readDayFile(file, async (header) => {
    const opener = await findOpener(deps, stationId, account, header);
    if (opener.ok) rights = opener.value.rights;
    return opener;
  });
  try {
    for await (const event of events) {
      const part = parts.at(-1);
      if (event.kind === 'fault') fault = event.fault;
      else if (event.kind === 'chunk' && part) await take(event, part);
      else if (event.kind === 'part') {
        const { replicaId, madeAt, count } = event.header;
        parts.push({ replicaId, madeAt, count, results: [] });
      }
    }
  } finally {
    await writeDown();
  }
  const head = await deps.documents.head(stationId);
  const reply: DayFileReply = {
    epoch: record.epoch,
    serverTime: instantAt(deps.clock.nowMs()),
    ...(head?.witness !== undefined && { witness: head.witness }),
    // One with nothing in it only says how many follow.
    parts: parts.filter(({ count }) => count > 0),
    ...(fault && { fault }),
  };
  return ok({ reply, letters });
}
