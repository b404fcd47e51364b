// One round of sync: send what waits, read what is new, and send what the reading left waiting. A server that began anew
// is compared with first, so that only what it lacks is sent.

import { err, ok, type Result } from '@tram/shared-schema/result.js';
import type { StorageFailure } from '#documents/tablet-documents.js';
import { createFillForecast } from './fill-forecast.js';
import { oneBehind } from './one-behind.js';
import { keepWitness, pushWaiting } from './push-waiting.js';
import { reconcile } from './reconcile.js';
import type { RoundParts } from './round-parts.js';
import type { Contact, PulledPage } from './sync-server.js';
import type { RoundFailure } from './sync-status.js';

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
  const forecast = createFillForecast();
  const place = await journal.position();
  let total = place.total ?? 0;
  let documents = 0;
  let notStored: StorageFailure | undefined;
  onProgress({ phase: 'receiving' });

  async function store({ page, contact }: { page: PulledPage; contact: Contact }): Promise<void> {
    if (notStored) return;
    total = Math.max(total, page.documents.length + page.pending);
    const { epoch, cursor, pending } = page;
    const at = { epoch, cursor, ...(pending > 0 && { total }) };
    const kept = await keepWitness(journal, epoch, contact);
    const stored = kept.ok ? await journal.storePage(page.documents, at, page.json) : kept;
    if (!stored.ok) {
      notStored = stored.error;
      stop();
      return;
    }
    documents += page.documents.length;
    const leftMs = forecast.leftMs(parts.nowMs(), pending);
    const received = { done: total - pending, pending, ...(leftMs !== undefined && { leftMs }) };
    onProgress({ phase: 'receiving', received, clockOffsetMs: contact.offsetMs });
  }

  // One page is written while the next comes over the line; no more than these two are held.
  const storing = oneBehind(store);
  try {
    const pulled = await server
      .pull(
        { ...place, witnesses: await journal.witnesses() },
        (page, contact) => storing.take({ page, contact }),
        reading.signal,
      )
      .finally(() => storing.done());
    if (notStored) return err(notStored);
    if (!pulled.ok) return pulled;
    const kept = await keepWitness(journal, pulled.value.epoch, pulled.value);
    return kept.ok ? ok({ documents, contact: pulled.value }) : kept;
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

async function sendAndRead(parts: RoundParts): Promise<Result<RoundDone, RoundFailure>> {
  const send = async (): Promise<ReturnType<typeof pushWaiting>> => {
    parts.onProgress({ phase: 'sending' });
    return pushWaiting(parts);
  };
  const before = await send();
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
  let round = await sendAndRead(parts);
  for (let renewed = 0; !round.ok && round.error.kind === 'epoch-changed'; renewed++) {
    if (renewed >= MAX_NEW_EPOCHS) return round;
    const compared = await reconcile(parts, round.error.epoch);
    round = compared.ok ? await sendAndRead(parts) : compared;
  }
  return round;
}
