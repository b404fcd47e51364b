// A tablet's page of documents, each judged alone: checked, pulled back to the server's clock, merged into what stands,
// stored, answered. Sending the same page again changes nothing.

import { clampEventStamps, clampRegistryStamps } from '@tram/shared-schema/document/clamp-stamps.js';
import { sameJson } from '@tram/shared-schema/document/canonical-json.js';
import { lifecycleOf, type TramDocument } from '@tram/shared-schema/document/document-types.js';
import type { Author, EventDocument, RegistryDocument } from '@tram/shared-schema/document/envelope.js';
import type { DocumentId, ReplicaId, StationId } from '@tram/shared-schema/document/ids.js';
import { instantAt } from '@tram/shared-schema/document/instant.js';
import { mergeDocuments } from '@tram/shared-schema/document/merge.js';
import { liftThrough, RELEASES, type LiftDocument } from '@tram/shared-schema/document/releases.js';
import { ok } from '@tram/shared-schema/result.js';
import { CLOCK_TOLERANCE_MS } from '@tram/shared-schema/sync/limits.js';
import type { PushResult } from '@tram/shared-schema/sync/wire.js';
import type { Rights } from '#domain/may-read.js';
import { writeRefusal } from '#domain/may-write.js';
import { keepUnclaimed } from '#domain/keep-unclaimed.js';
import { unlockRefusal } from '#domain/lot-locks.js';
import { authorRefusal, type Bearer } from '#domain/own-edits.js';
import type { Account, Decision, DocumentStore, Revision } from '#ports.js';
import type { CheckDocument } from '@tram/shared-schema/sync/check-document.js';
import type { RestoredBearer } from './restored-bearer.js';
import { stationAccounts, type StationAccounts } from './station-accounts.js';

const liftReleased = liftThrough(RELEASES);

type Documents = Pick<DocumentStore, 'readDocuments' | 'reviseDocuments'>;

export interface Sender {
  /** Whose rights decide. */
  readonly account: Rights & Pick<Account, 'accountId'>;
  readonly stationId: StationId;
  /** Whose edits these are. */
  readonly replicaId: ReplicaId;
  /** From whom the server has them, where that is somebody else: a day file is carried. */
  readonly broughtBy?: Author;
  /** Whose edits it may carry beside its own; absent unless the station's database was restored. */
  readonly restored?: RestoredBearer;
  readonly nowMs: number;
}

interface Candidate {
  readonly index: number;
  readonly sent: TramDocument;
}

function pulledBack(doc: TramDocument, nowMs: number): TramDocument {
  const latestMs = nowMs + CLOCK_TOLERANCE_MS;
  switch (lifecycleOf(doc.type)) {
    case 'registry':
      return clampRegistryStamps(doc as RegistryDocument, latestMs) as TramDocument;
    case 'event':
      return clampEventStamps(doc as EventDocument, latestMs) as TramDocument;
    case 'reference':
    case undefined:
      return doc;
  }
}

/** Only the server says when and from whom it received a document: what a tablet says of it is left out. */
function withoutReceipt(doc: TramDocument): TramDocument {
  const { receivedAt: _at, receivedBy: _by, ...rest } = doc;
  return rest;
}

function answer(id: string, sent: TramDocument, stands: TramDocument): PushResult {
  return sameJson(withoutReceipt(stands), sent)
    ? { id, kind: 'accepted' }
    : { id, kind: 'merged', document: stands };
}

interface Judging {
  readonly sender: Sender;
  readonly bearer: Bearer;
  readonly heads: StationAccounts['heads'];
  readonly check: CheckDocument;
  /** A tablet that has been in a drawer sends what was the form then. */
  readonly lift: LiftDocument;
}

/** A new document is merged with itself, so that the same one sent again finds nothing to change. */
function decide(
  { sender, bearer, heads, check, lift }: Judging,
  sent: TramDocument,
  standing: TramDocument | undefined,
): Decision<PushResult> {
  const id = sent._id;
  const incoming = pulledBack(lift(sent), sender.nowMs);
  const stored = standing && lift(standing);
  const refusal =
    writeRefusal(sender.account, sender.stationId, incoming, stored) ??
    authorRefusal(incoming, stored, bearer);
  if (refusal) return { outcome: { id, kind: 'refused', refusal } };
  const merged = keepUnclaimed(stored, incoming, mergeDocuments(stored ?? incoming, incoming));
  const locked = unlockRefusal(stored, merged, heads);
  if (locked) return { outcome: { id, kind: 'refused', refusal: locked } };
  if (standing && sameJson(merged, standing)) return { outcome: answer(id, sent, merged) };
  // Merging may show a value that had lost, which no schema of a field has looked at, and makes lists longer. What is as it
  // was sent was checked when it came.
  const checked = sameJson(merged, sent) ? ok(merged) : check(merged);
  if (!checked.ok) return { outcome: { id, kind: 'refused', refusal: checked.error } };
  if (stored) return { write: merged, outcome: answer(id, sent, merged) };
  const { account, replicaId, broughtBy } = sender;
  const receivedBy: Author = broughtBy ?? { accountId: account.accountId, replicaId };
  const write = { ...merged, receivedAt: instantAt(sender.nowMs), receivedBy } as TramDocument;
  return { write, outcome: answer(id, sent, write) };
}

/** The same id twice in one page: the second waits until the first stands. */
function inRounds(candidates: readonly Candidate[]): Candidate[][] {
  const rounds: Candidate[][] = [];
  const timesSeen = new Map<DocumentId, number>();
  for (const candidate of candidates) {
    const times = timesSeen.get(candidate.sent._id) ?? 0;
    timesSeen.set(candidate.sent._id, times + 1);
    (rounds[times] ??= []).push(candidate);
  }
  return rounds;
}

export async function acceptDocuments(
  documents: Documents,
  check: CheckDocument,
  sender: Sender,
  sent: readonly unknown[],
  lift: LiftDocument = liftReleased,
): Promise<readonly PushResult[]> {
  const results = new Map<number, PushResult>();
  const candidates: (Candidate & { readonly probablyNew: boolean })[] = [];
  for (const [index, raw] of sent.entries()) {
    const checked = check(raw);
    if (checked.ok) {
      const probablyNew = checked.value.receivedAt === undefined;
      candidates.push({ index, sent: withoutReceipt(checked.value), probablyNew });
    } else {
      results.set(index, { id: idOf(raw), kind: 'refused', refusal: checked.error });
    }
  }
  const docs = candidates.map((candidate) => candidate.sent);
  const { accounts, heads } = await stationAccounts(documents, sender.stationId, sender.restored, docs);
  const bearer: Bearer = {
    accounts,
    replicas: { has: (id) => id === sender.replicaId || sender.restored?.mayCarry(id) === true },
  };
  const isNew = new Map(candidates.map(({ index, probablyNew }) => [index, probablyNew]));
  for (const round of inRounds(candidates)) {
    const revisions = round.map(({ index, sent: doc }): Revision<PushResult> => ({
      id: doc._id,
      probablyNew: isNew.get(index) ?? false,
      decide: (stored) => decide({ sender, bearer, heads, check, lift }, doc, stored),
    }));
    const outcomes = await documents.reviseDocuments(sender.stationId, revisions);
    for (const [n, { index }] of round.entries()) {
      const outcome = outcomes[n];
      if (outcome) results.set(index, outcome);
    }
  }
  return sent.map((raw, index) => {
    const result = results.get(index);
    if (!result) throw new Error('a document was left without an answer');
    return result;
  });
}

function idOf(raw: unknown): string {
  const id: unknown = typeof raw === 'object' && raw !== null && '_id' in raw ? raw._id : undefined;
  return typeof id === 'string' ? id.slice(0, 100) : '';
}
