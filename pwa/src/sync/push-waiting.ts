// Sends everything that waits, in bounded batches. One document at fault never stops the others: what the server refuses
// is set aside with its reason, and a batch it will not read at all is cut until the culprit stands alone.

import type { ReplicaId } from '@tram/shared-schema/document/ids.js';
import { err, ok, type Result } from '@tram/shared-schema/result.js';
import { MAX_DOCUMENT_BYTES, MAX_PUSH_DOCUMENTS, PROTOCOL_VERSION } from '@tram/shared-schema/sync/limits.js';
import type { Epoch, PushResult, Refusal } from '@tram/shared-schema/sync/wire.js';
import type { StorageFailure } from '#documents/tablet-documents.js';
import type { PushPace } from './push-pace.js';
import type { Outgoing, SyncJournal } from './sync-journal.js';
import type { BatchRefused, Contact, SyncServer } from './sync-server.js';
import type { RoundFailure } from './sync-status.js';

export interface PushParts {
  readonly server: Pick<SyncServer, 'push'>;
  readonly journal: SyncJournal;
  readonly replicaId: ReplicaId;
  readonly pace: PushPace;
  readonly nowMs: () => number;
  readonly signal: AbortSignal;
}
export interface Pushed {
  readonly documents: number;
  readonly contact?: Contact;
}

const refused = (sent: Outgoing, refusal: Refusal): PushResult => ({
  id: sent.doc._id,
  kind: 'refused',
  refusal,
});
const bytesOf = ({ doc }: Outgoing): number => new TextEncoder().encode(JSON.stringify(doc)).length;

const refusalOf = ({ field, rule }: BatchRefused): Refusal => ({
  kind: 'invalid',
  field: field ?? '',
  rule: rule ?? 'batch',
});

/** First the server's word for what it has, then its answers. A tablet too full for the word still learns the answers. */
export async function keepWitness(
  journal: Pick<SyncJournal, 'keepWitness'>,
  epoch: Epoch,
  { witness }: Contact,
): Promise<Result<void, StorageFailure>> {
  const kept = witness === undefined ? ok(undefined) : await journal.keepWitness({ epoch, witness });
  return kept.ok || kept.error.kind === 'storage-full' ? ok(undefined) : kept;
}

export async function pushWaiting(parts: PushParts): Promise<Result<Pushed, RoundFailure>> {
  const { server, journal, replicaId, pace, nowMs, signal } = parts;
  const { epoch } = await journal.position();
  const witnesses = await journal.witnesses();
  let documents = 0;
  let contact: Contact | undefined;

  async function send(batch: readonly Outgoing[]): Promise<Result<void, RoundFailure>> {
    const tooLarge = batch.filter((one) => bytesOf(one) > MAX_DOCUMENT_BYTES);
    if (tooLarge.length > 0) {
      const settled = await journal.settle(
        tooLarge,
        tooLarge.map((one) => refused(one, { kind: 'too-large' })),
      );
      if (!settled.ok) return settled;
    }
    const fit = batch.filter((one) => !tooLarge.includes(one));
    if (fit.length === 0) return ok(undefined);
    const askedAtMs = nowMs();
    const answer = await server.push(
      {
        protocol: PROTOCOL_VERSION,
        replicaId,
        ...(epoch !== undefined && { epoch }),
        ...(witnesses.length > 0 && { witnesses }),
        documents: fit.map(({ doc }) => doc),
      },
      signal,
    );
    if (answer.ok) {
      pace.worked(nowMs() - askedAtMs);
      contact = answer.value.contact;
      documents += fit.length;
      const { results, epoch: standing } = answer.value.reply;
      const answered = new Set(results.map(({ id }) => id));
      // An answer that passes over a document would have it sent for ever.
      if (fit.some(({ doc }) => !answered.has(doc._id))) return err({ kind: 'server-trouble' });
      const kept = await keepWitness(journal, standing, contact);
      return kept.ok ? journal.settle(fit, results) : kept;
    }
    pace.struggled();
    if (answer.error.kind !== 'batch-refused') return err(answer.error);
    if (fit.length === 1)
      return journal.settle(
        fit,
        fit.map((one) => refused(one, refusalOf(answer.error as BatchRefused))),
      );
    const half = Math.ceil(fit.length / 2);
    const first = await send(fit.slice(0, half));
    return first.ok ? send(fit.slice(half)) : first;
  }

  for (;;) {
    const batch = await journal.takeOutgoing(MAX_PUSH_DOCUMENTS, pace.bytes);
    if (batch.length === 0) return ok({ documents, ...(contact && { contact }) });
    const sent = await send(batch);
    if (!sent.ok) {
      await journal.release(batch);
      return sent;
    }
    if (signal.aborted) return err({ kind: 'unreachable' });
  }
}
