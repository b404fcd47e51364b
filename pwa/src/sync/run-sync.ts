// One round of sync: send what waits, read what is new, and send what the reading left waiting. A server that began anew
// is read first, so that only what it lacks is sent.

import { err, ok, type Result } from '@tram/shared-schema/result.js';
import type { Epoch } from '@tram/shared-schema/sync/wire.js';
import type { StorageFailure } from '#documents/tablet-documents.js';
import { pushWaiting, type PushParts } from './push-waiting.js';
import type { Contact, SyncServer } from './sync-server.js';
import type { RoundFailure, SyncStatus } from './sync-status.js';

export interface RoundParts extends PushParts {
  readonly server: SyncServer;
  readonly onProgress: (progress: Pick<SyncStatus, 'phase' | 'received' | 'clockOffsetMs'>) => void;
}
export interface RoundDone {
  readonly pushed: number;
  readonly pulled: number;
  readonly contact: Contact;
}

/** A server whose epoch changes again and again is in trouble, and so would we be. */
const MAX_NEW_EPOCHS = 2;

/** Reads to the end. A page that cannot be stored ends the reading: the next must not come before it. */
async function pullAll(
  parts: RoundParts,
): Promise<Result<{ documents: number; contact: Contact }, RoundFailure>> {
  const { server, journal, onProgress, signal } = parts;
  const reading = new AbortController();
  const stop = (): void => reading.abort();
  signal.addEventListener('abort', stop, { once: true });
  if (signal.aborted) stop();
  let documents = 0;
  let notStored: StorageFailure | undefined;
  onProgress({ phase: 'receiving' });
  try {
    const pulled = await server.pull(
      await journal.position(),
      async (page, { offsetMs }) => {
        if (notStored) return;
        const stored = await journal.storePage(page.documents, { epoch: page.epoch, cursor: page.cursor });
        if (!stored.ok) {
          notStored = stored.error;
          stop();
          return;
        }
        documents += page.documents.length;
        const received = { done: documents, pending: page.pending };
        onProgress({ phase: 'receiving', received, clockOffsetMs: offsetMs });
      },
      reading.signal,
    );
    if (notStored) return err(notStored);
    return pulled.ok ? ok({ documents, contact: pulled.value }) : pulled;
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

async function sendAndRead(parts: RoundParts, readFirst: boolean): Promise<Result<RoundDone, RoundFailure>> {
  const send = async (): Promise<ReturnType<typeof pushWaiting>> => {
    parts.onProgress({ phase: 'sending' });
    return pushWaiting(parts);
  };
  const before = readFirst ? ok({ documents: 0 }) : await send();
  if (!before.ok) return before;
  const pulled = await pullAll(parts);
  if (!pulled.ok) return pulled;
  const after = await send();
  if (!after.ok) return after;
  return ok({
    pushed: before.value.documents + after.value.documents,
    pulled: pulled.value.documents,
    contact: pulled.value.contact,
  });
}

export async function runSync(parts: RoundParts): Promise<Result<RoundDone, RoundFailure>> {
  let newEpoch: Epoch | undefined;
  for (let renewed = 0; ; renewed++) {
    const round = await sendAndRead(parts, newEpoch !== undefined);
    if (round.ok || round.error.kind !== 'epoch-changed' || renewed >= MAX_NEW_EPOCHS) return round;
    newEpoch = round.error.epoch;
    const started = await parts.journal.startAgain(newEpoch);
    if (!started.ok) return started;
  }
}
