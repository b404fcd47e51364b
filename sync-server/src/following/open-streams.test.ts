import { randomBytes } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { documentId, type AccountId } from '@tram/shared-schema/document/ids.js';
import { instantAt } from '@tram/shared-schema/document/instant.js';
import { ok } from '@tram/shared-schema/result.js';
import type { Account, Session, SessionParties } from '#ports.js';
import { NOW_MS, NURSE, replica, ulidOf } from '#testing/documents.js';
import type { ChangedPage, ChangeSource } from './change-source.js';
import { openStreams, type OpenStreams, type StreamLimits } from './open-streams.js';

const OTHER: AccountId = documentId('account', ulidOf(22));

const session = (n: number, accountId: AccountId = NURSE): Session => ({
  sessionId: ulidOf(n),
  accountId,
  replicaId: replica(`tablet${n}`),
  startedAt: instantAt(NOW_MS),
  refreshedAt: instantAt(NOW_MS),
  turn: 1,
});
const account = (accountId: AccountId): Account => ({
  accountId,
  username: 'hoa',
  displayName: 'Hoa',
  role: 'worker',
  disabled: false,
  passwordHash: '',
  createdAt: instantAt(0),
  sessionsOverAt: instantAt(0),
});

/** Accounts in memory, and their changes one by one as a test hands them out. */
function accounts(): { changes: ChangeSource; change(id: string): void } {
  let hand: ((page: ChangedPage) => void) | undefined;
  let waiting: string[] = [];
  const pageOf = (ids: string[]): ChangedPage => ({
    changed: ids.map((id) => ({ id, leaves: 1 })),
    cursor: '1',
    isCut: true,
  });
  return {
    change(id) {
      if (hand) hand(pageOf([id]));
      else waiting.push(id);
      hand = undefined;
    },
    changes: {
      position: () => Promise.resolve('0'),
      after: (_since, { signal }) =>
        new Promise((resolve, reject) => {
          signal?.addEventListener('abort', () => reject(new Error('stopped')));
          if (waiting.length === 0) hand = (page) => resolve(ok(page));
          else resolve(ok(pageOf(waiting)));
          waiting = [];
        }),
    },
  };
}

let streams: OpenStreams | undefined;
afterEach(() => streams?.stop());

function start(limits?: StreamLimits): {
  streams: OpenStreams;
  change(id: string): void;
  revoked: Set<string>;
  reads: () => number;
} {
  const { changes, change } = accounts();
  const revoked = new Set<string>();
  let reads = 0;
  const opened = openStreams(
    {
      sessions: {
        readParties: (sessionId, accountId, replicaId): Promise<SessionParties> => {
          reads += 1;
          const found = { ...session(Number(sessionId), accountId), replicaId };
          const ended = revoked.has(sessionId) ? { ...found, endedAt: instantAt(NOW_MS) } : found;
          return Promise.resolve({ session: ended, account: account(accountId), device: undefined });
        },
      },
      changes,
      randomness: { bytes: randomBytes },
      failed: () => undefined,
    },
    limits,
  );
  streams = opened;
  return { streams: opened, change, revoked, reads: () => reads };
}

const listen = (
  opened: OpenStreams,
  n: number,
  accountId?: AccountId,
): { ends: string[]; refused: boolean } => {
  const ends: string[] = [];
  const added = opened.add({
    kind: 'wake',
    session: session(n, accountId),
    end: (reason) => void ends.push(reason),
  });
  return { ends, refused: !added.ok };
};

describe('streams that are open', () => {
  it('are looked at only where the session, the tablet or the account that changed is theirs', async () => {
    const { streams: opened, change, revoked, reads } = start();
    const [mine, theirs] = [listen(opened, 1), listen(opened, 2, OTHER)];
    await expect.poll(reads).toBeGreaterThanOrEqual(4);
    const before = reads();
    revoked.add(ulidOf(1)).add(ulidOf(2));
    change(`session:${ulidOf(1)}`);
    await expect.poll(() => mine.ends).toEqual(['session-over']);
    expect(theirs.ends).toEqual([]);
    expect(reads()).toBe(before + 1);
    change(`device:${replica('tablet2')}`);
    await expect.poll(() => theirs.ends).toEqual(['session-over']);
  });

  it('that were shut out while they opened end too', async () => {
    const { streams: opened, revoked } = start();
    revoked.add(ulidOf(1));
    const late = listen(opened, 1);
    await expect.poll(() => late.ends).toEqual(['session-over']);
  });

  it('are so many for each account: the oldest gives way, those of others stay', () => {
    const { streams: opened } = start({ wakesPerAccount: 2, wakes: 100 });
    const theirs = listen(opened, 9, OTHER);
    const [first, second, third] = [listen(opened, 1), listen(opened, 2), listen(opened, 3)];
    expect([first.ends, second.ends, third.ends, theirs.ends]).toEqual([['replaced'], [], [], []]);
  });

  it('are so many in all: one more is refused and told when to come again', () => {
    const { streams: opened } = start({ wakesPerAccount: 50, wakes: 2 });
    expect([1, 2, 3].map((n) => listen(opened, n).refused)).toEqual([false, false, true]);
    expect(opened.add({ kind: 'wake', session: session(4), end: () => undefined })).toEqual({
      ok: false,
      error: { kind: 'too-many-requests', retryAfterSeconds: 60 },
    });
    expect(opened.add({ kind: 'feed', session: session(5), end: () => undefined }).ok).toBe(true);
  });
});
