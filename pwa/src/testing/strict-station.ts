// A station's server in memory that takes from a tablet only its own edits, as the real one does, and day files that are
// carried to it: each by the rules of the tablet that made it.

import { canonicalJson } from '@tram/shared-schema/document/canonical-json.js';
import type { TramDocument } from '@tram/shared-schema/document/document-types.js';
import type { RegistryDocument } from '@tram/shared-schema/document/envelope.js';
import type { ReplicaId } from '@tram/shared-schema/document/ids.js';
import { instantAt } from '@tram/shared-schema/document/instant.js';
import { mergeDocuments } from '@tram/shared-schema/document/merge.js';
import { replicaOf, seenOf, stampOf } from '@tram/shared-schema/document/stamp.js';
import { err, ok } from '@tram/shared-schema/result.js';
import { readDayFile, type DayFileOpener } from '@tram/shared-schema/sync/day-file-reader.js';
import type { PushResult } from '@tram/shared-schema/sync/wire.js';
import type { DayFileServer } from '#day-file/day-file-server.js';
import type { SyncServer } from '#sync/sync-server.js';
import { createFakeSyncServer, type FakeSyncServer, type LineFault } from './contracts/fake-sync-server.js';
import { MORNING_MS } from './contracts/sample-documents.js';

function liveEdits(doc: RegistryDocument | undefined): Map<string, ReplicaId> {
  const fields = doc as Readonly<Record<string, unknown>> | undefined;
  const shown = Object.entries(doc?.stamps ?? {}).map(([field, stamp]) => ({
    field,
    value: fields?.[field],
    stamp,
  }));
  return new Map(
    [...shown, ...(doc?.superseded ?? [])].map(({ field, value, stamp: { at, n } }) => [
      canonicalJson({ field, value, at, n }),
      replicaOf({ at }),
    ]),
  );
}

/** Whether what would change here was all done on that tablet. */
function isOwn(held: TramDocument | undefined, sent: TramDocument, replicaId: ReplicaId): boolean {
  if (!held && sent.createdBy.replicaId !== replicaId) return false;
  const after = (held ? mergeDocuments(held, sent) : sent) as RegistryDocument;
  const before = liveEdits(held as RegistryDocument | undefined);
  const foreign = [...liveEdits(after)].some(([edit, by]) => !before.has(edit) && by !== replicaId);
  const claims = Object.entries(after.stamps ?? {}).some(([field, stamp]) =>
    Object.keys(stamp.seen ?? {}).some((other) => {
      const stood = held && stampOf(held as RegistryDocument, field);
      return other !== replicaId && seenOf(stamp, other) > seenOf(stood, other);
    }),
  );
  return !foreign && !claims;
}

export interface StrictStation {
  readonly fake: FakeSyncServer;
  readonly server: SyncServer;
  readonly files: DayFileServer;
  /** Documents that were refused to a tablet which sent them itself. */
  readonly refusedPushes: () => number;
}

export function createStrictStation(fault: () => LineFault, opener: DayFileOpener): StrictStation {
  const fake = createFakeSyncServer(fault);
  let refusedPushes = 0;

  async function judged(
    request: Parameters<SyncServer['push']>[0],
    signal: AbortSignal,
  ): ReturnType<SyncServer['push']> {
    // One by one, so that a document may stand on another of the same page.
    const results: PushResult[] = [];
    let contact: Awaited<ReturnType<SyncServer['push']>> | undefined;
    for (const doc of request.documents) {
      if (!isOwn(fake.held.get(doc._id), doc, request.replicaId)) {
        results.push({ id: doc._id, kind: 'refused', refusal: { kind: 'forged-author' } });
        continue;
      }
      const pushed = await fake.server.push({ ...request, documents: [doc] }, signal);
      if (!pushed.ok) return pushed;
      results.push(...pushed.value.reply.results);
      contact = pushed;
    }
    if (contact?.ok) return ok({ ...contact.value, reply: { ...contact.value.reply, results } });
    const none = await fake.server.push({ ...request, documents: [] }, signal);
    return none.ok ? ok({ ...none.value, reply: { ...none.value.reply, results } }) : none;
  }

  return {
    fake,
    refusedPushes: () => refusedPushes,
    server: {
      ...fake.server,
      async push(request, signal) {
        const pushed = await judged(request, signal);
        const results = pushed.ok ? pushed.value.reply.results : [];
        refusedPushes += results.filter(({ kind }) => kind === 'refused').length;
        return pushed;
      },
    },
    files: {
      async bring(_station, content, signal) {
        const what = fault();
        if (what === 'lost-request') return err({ kind: 'unreachable' });
        async function* bytes() {
          yield new Uint8Array(await content.arrayBuffer());
        }
        let replicaId = '' as ReplicaId;
        for await (const event of readDayFile(bytes(), () => Promise.resolve(ok(opener)))) {
          if (event.kind === 'part') ({ replicaId } = event.header);
          if (event.kind !== 'chunk') continue;
          const documents = event.documents.map(({ doc }) => doc as TramDocument);
          const pushed = await judged({ protocol: 1, replicaId, documents }, signal);
          if (!pushed.ok) return err({ kind: 'unreachable' });
        }
        if (what !== 'none') return err({ kind: 'unreachable' });
        return ok({ epoch: fake.epoch, serverTime: instantAt(MORNING_MS), parts: [] });
      },
    },
  };
}
