// A station's server in memory, with the line between it and its tablets: answers get lost after the write, streams are
// cut, pages come twice. It merges as the real one does, and knows nothing the tablets are not told.

import { sameJson } from '@tram/shared-schema/document/canonical-json.js';
import type { TramDocument } from '@tram/shared-schema/document/document-types.js';
import { instantAt } from '@tram/shared-schema/document/instant.js';
import { mergeDocuments } from '@tram/shared-schema/document/merge.js';
import { err, ok } from '@tram/shared-schema/result.js';
import {
  judgeEntries,
  runDigest,
  stateEntry,
  type CompareReply,
  type CompareRequest,
} from '@tram/shared-schema/sync/compare.js';
import type { PushResult, Refusal } from '@tram/shared-schema/sync/wire.js';
import type { Contact, SyncServer } from '#sync/sync-server.js';
import { ACCOUNT_ID, MORNING_MS, REPLICA_ID } from './sample-documents.js';

/** What happens to one request; asked anew for each. */
export type LineFault =
  'none' | 'lost-request' | 'lost-answer' | 'cut-stream' | 'page-twice' | 'server-trouble';

/** Small enough that one answer rarely holds all that differs. */
const COMPARED_BYTES = 1500;

function compareWith(
  held: readonly TramDocument[],
  request: CompareRequest,
  { cursor, serverTime }: Pick<CompareReply, 'cursor' | 'serverTime'>,
): CompareReply {
  const inOrder = held.toSorted((a, b) => (a._id < b._id ? -1 : 1));
  const between = (after: string, through: string) =>
    inOrder.filter(({ _id }) => _id > after && _id <= through);
  const said = { epoch: request.epoch, serverTime, cursor, lacks: [], documents: [] };
  if ('entries' in request) {
    const here = between(request.after, request.through);
    const bounds = { maxBytes: COMPARED_BYTES, mayRead: () => true };
    const judged = judgeEntries(request.entries, here, request.through, bounds);
    return { ...said, differing: [], missing: [], ...judged };
  }
  if ('ids' in request) {
    const wanted = new Set<string>(request.ids);
    const documents = inOrder.filter(({ _id }) => wanted.has(_id));
    const here = new Set<string>(documents.map(({ _id }) => _id));
    const lacks = request.ids.filter((id) => !here.has(id));
    const through = request.ids.at(-1) ?? request.after;
    return { ...said, differing: [], missing: [], through, documents, lacks };
  }
  let from = request.after;
  const differing: string[] = [];
  const missing: string[] = [];
  for (const [through, digest] of request.runs) {
    const here = between(from, through);
    if (runDigest(here.map(stateEntry)) !== digest) (here.length === 0 ? missing : differing).push(through);
    from = through;
  }
  return { ...said, through: from, differing, missing };
}

export interface FakeSyncServer {
  readonly server: SyncServer;
  readonly held: ReadonlyMap<string, TramDocument>;
  epoch: string;
  /** What an administrator does after a restore; otherwise the server notices by itself. */
  renew(): void;
  /** Everything after the given number of changes is gone, as after a restore; who shows a witness of it hears of it. */
  restoreTo(changes: number): void;
  refuse(id: string, refusal: Refusal | undefined): void;
  readonly changes: () => number;
  readonly requests: () => number;
}

const withoutReceipt = ({ receivedAt: _at, receivedBy: _by, ...rest }: TramDocument): object => rest;

export function createFakeSyncServer(fault: () => LineFault, pageSize = 3): FakeSyncServer {
  let held = new Map<string, TramDocument>();
  /** When each id changed last; the feed is read in this order, as CouchDB's. */
  let changedAt = new Map<string, number>();
  let sequence = 0;
  /** Every change there ever was in what stands, by a number that is never used again. */
  let past: readonly number[] = [];
  let changeNumber = 0;
  const history: { held: ReadonlyMap<string, TramDocument>; past: readonly number[] }[] = [
    { held: new Map(), past },
  ];
  const refusals = new Map<string, Refusal>();
  let requests = 0;
  const contact = (): Contact => ({
    serverTime: instantAt(MORNING_MS),
    offsetMs: 0,
    witness: `${fake.epoch}~${past.at(-1) ?? 0}`,
  });
  /** A witness of this epoch that names a change nobody here remembers: the server was set back. */
  function notice(witnesses: readonly string[] = []): void {
    const lost = witnesses.some((word) => {
      const [epoch, change] = word.split('~');
      return epoch === fake.epoch && change !== '0' && !past.includes(Number(change));
    });
    if (lost) fake.renew();
  }

  function write(doc: TramDocument): void {
    held.set(doc._id, doc);
    sequence += 1;
    changedAt.set(doc._id, sequence);
    past = [...past, (changeNumber += 1)];
    history.push({ held: new Map(held), past });
  }
  function accept(sent: TramDocument): PushResult {
    const refusal = refusals.get(sent._id);
    if (refusal) return { id: sent._id, kind: 'refused', refusal };
    const stands = held.get(sent._id);
    const receipt = {
      receivedAt: instantAt(MORNING_MS),
      receivedBy: { accountId: ACCOUNT_ID, replicaId: REPLICA_ID },
    };
    const merged = stands
      ? mergeDocuments(stands, withoutReceipt(sent) as TramDocument)
      : ({ ...withoutReceipt(sent), ...receipt } as TramDocument);
    if (!stands || !sameJson(merged, stands)) write(merged);
    return sameJson(withoutReceipt(merged), withoutReceipt(sent))
      ? { id: sent._id, kind: 'accepted' }
      : { id: sent._id, kind: 'merged', document: merged };
  }

  const fake: FakeSyncServer = {
    epoch: 'e1',
    get held() {
      return held;
    },
    changes: () => history.length - 1,
    requests: () => requests,
    refuse(id, refusal) {
      if (refusal) refusals.set(id, refusal);
      else refusals.delete(id);
    },
    renew() {
      fake.epoch = `${fake.epoch}+`;
    },
    restoreTo(changes) {
      held = new Map(history[changes]?.held);
      past = history[changes]?.past ?? [];
      changedAt = new Map([...held.keys()].map((id, n) => [id, n + 1]));
      sequence = held.size;
    },
    server: {
      async pull(from, onPage, signal) {
        requests += 1;
        const what = fault();
        if (what === 'lost-request' || what === 'lost-answer') return err({ kind: 'unreachable' });
        if (what === 'server-trouble') return err({ kind: 'server-trouble' });
        notice(from.witnesses);
        if (from.epoch !== undefined && from.epoch !== fake.epoch) {
          return err({ kind: 'epoch-changed', epoch: fake.epoch });
        }
        const epoch = fake.epoch;
        const after = Number(from.cursor ?? 0);
        const feed = [...changedAt].filter(([, at]) => at > after).sort(([, a], [, b]) => a - b);
        for (let at = 0; at < feed.length; at += pageSize) {
          if (signal.aborted) return err({ kind: 'unreachable' });
          const part = feed.slice(at, at + pageSize);
          const documents = part.flatMap(([id]) => held.get(id) ?? []);
          const cursor = String(part.at(-1)?.[1] ?? after);
          const page = { epoch, documents, cursor, pending: feed.length - at - part.length };
          await onPage(page, contact());
          if (what === 'page-twice') await onPage(page, contact());
          if (what === 'cut-stream') return err({ kind: 'unreachable' });
        }
        return ok({ ...contact(), epoch });
      },
      push(request) {
        requests += 1;
        const what = fault();
        if (what === 'lost-request' || what === 'cut-stream')
          return Promise.resolve(err({ kind: 'unreachable' }));
        if (what === 'server-trouble') return Promise.resolve(err({ kind: 'server-trouble' }));
        notice(request.witnesses);
        if (request.epoch !== undefined && request.epoch !== fake.epoch) {
          return Promise.resolve(err({ kind: 'epoch-changed', epoch: fake.epoch }));
        }
        const results = request.documents.map(accept);
        if (what === 'page-twice') request.documents.forEach(accept);
        if (what === 'lost-answer') return Promise.resolve(err({ kind: 'unreachable' }));
        const reply = { epoch: fake.epoch, serverTime: contact().serverTime, results };
        return Promise.resolve(ok({ reply, contact: contact() }));
      },
      compare(request) {
        requests += 1;
        const what = fault();
        if (what === 'lost-request' || what === 'cut-stream' || what === 'lost-answer')
          return Promise.resolve(err({ kind: 'unreachable' }));
        if (what === 'server-trouble') return Promise.resolve(err({ kind: 'server-trouble' }));
        if (request.epoch !== fake.epoch)
          return Promise.resolve(err({ kind: 'epoch-changed', epoch: fake.epoch }));
        const reply = compareWith([...held.values()], request, { cursor: String(sequence), ...contact() });
        return Promise.resolve(ok({ reply, contact: contact() }));
      },
    },
  };
  return fake;
}
