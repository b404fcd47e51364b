// The audit log in CouchDB: blocks of entries named by their first sequence, so that the name is taken once and two
// servers on one database cannot both be the next. Entries that come while one block is being written share the next.

import { createHash } from 'node:crypto';
import type { AuditVerdict } from '@tram/shared-schema/sync/administration.js';
import { chained, CHAIN_START, checkChain, viewOf, type AuditEntry } from '#domain/audit-chain.js';
import { type AuditEvent, type AuditLog, StoreUnavailable } from '#ports.js';
import type { CouchClient } from './couch-client.js';
import { AUDIT_DATABASE } from './ensure-databases.js';
import { keyedRecords } from './keyed-records.js';
import type { RetryPolicy } from './revise-documents.js';

interface Block {
  readonly entries: readonly AuditEntry[];
}
interface Head {
  readonly sequence: number;
  readonly hash: string;
}
interface Waiting {
  readonly event: AuditEvent;
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

const MAX_BLOCK_ENTRIES = 200;
const VERIFY_BLOCKS = 500;
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const blockKey = (sequence: number): string => `block:${String(sequence).padStart(12, '0')}`;
const headOf = (block: Block | undefined): Head => {
  const last = block?.entries.at(-1);
  return last ? { sequence: last.sequence, hash: last.hash } : { sequence: 0, hash: CHAIN_START };
};

function blockAfter(head: Head, events: readonly AuditEvent[]): Block {
  let { sequence, hash } = head;
  const entries = events.map((event) => {
    sequence += 1;
    const entry = chained({ sequence, ...event }, hash, sha256);
    hash = entry.hash;
    return entry;
  });
  return { entries };
}

export function nanoAuditLog(couch: CouchClient, retry: RetryPolicy): AuditLog {
  const blocks = keyedRecords<Block>(couch, AUDIT_DATABASE, retry);
  let waiting: Waiting[] = [];
  let writing = false;
  let known: Head | undefined;

  const readHead = async (): Promise<Head> =>
    headOf((await blocks.listRange({ prefix: 'block', backwards: true, limit: 1 }))[0]);

  async function write(events: readonly AuditEvent[]): Promise<void> {
    for (let attempt = 0; attempt < retry.attempts; attempt += 1) {
      if (attempt > 0) await retry.pause(attempt);
      const head: Head = known ?? (await readHead());
      const block = blockAfter(head, events);
      known = undefined;
      if (await blocks.insert(blockKey(head.sequence + 1), block)) {
        known = headOf(block);
        return;
      }
    }
    throw new StoreUnavailable('too many writers at the audit log');
  }

  async function writeWaiting(): Promise<void> {
    writing = true;
    while (waiting.length > 0) {
      const block = waiting.slice(0, MAX_BLOCK_ENTRIES);
      waiting = waiting.slice(MAX_BLOCK_ENTRIES);
      try {
        await write(block.map(({ event }) => event));
        for (const { done } of block) done();
      } catch (error) {
        for (const { failed } of block) failed(error);
      }
    }
    writing = false;
  }

  return {
    append: (event) =>
      new Promise((done, failed) => {
        waiting.push({ event, done, failed });
        if (!writing) void writeWaiting();
      }),
    async read({ before, limit }) {
      if (before !== undefined && before <= 1) return [];
      const from = before === undefined ? {} : { from: blockKey(before - 1) };
      const found = await blocks.listRange({ prefix: 'block', backwards: true, limit, ...from });
      return found
        .flatMap(({ entries }) => [...entries].reverse())
        .filter(({ sequence }) => before === undefined || sequence < before)
        .slice(0, limit)
        .map(viewOf);
    },
    async verify(): Promise<AuditVerdict> {
      let next = { sequence: 1, hash: CHAIN_START };
      for (;;) {
        const from = blockKey(next.sequence);
        const found = await blocks.listRange({ prefix: 'block', from, limit: VERIFY_BLOCKS });
        if (found.length === 0) return { kind: 'whole', entries: next.sequence - 1 };
        const entries = found.flatMap((block) => block.entries);
        const verdict = checkChain(entries, next, sha256);
        if (!verdict.whole) return { kind: 'broken', sequence: verdict.sequence };
        next = { sequence: next.sequence + entries.length, hash: verdict.hash };
      }
    },
  };
}
