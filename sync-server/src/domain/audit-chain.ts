// What one audit entry is and what its hash covers: its own content and the hash before it. Pure: hashing is handed in.

import { canonicalJson } from '@tram/shared-schema/document/canonical-json.js';
import type { AuditEntryView } from '@tram/shared-schema/sync/session.js';

export interface AuditEntry extends AuditEntryView {
  readonly hash: string;
}
export type Digest = (text: string) => string;

/** The hash before the first entry. */
export const CHAIN_START = 'tram-audit';

const hashOf = (entry: AuditEntryView, previousHash: string, digest: Digest): string =>
  digest(`${previousHash}\n${canonicalJson(entry)}`);

export function chained(entry: AuditEntryView, previousHash: string, digest: Digest): AuditEntry {
  return { ...entry, hash: hashOf(entry, previousHash, digest) };
}

export function viewOf({ hash: _hash, ...entry }: AuditEntry): AuditEntryView {
  return entry;
}

/** The hash to go on from, or the first sequence that does not fit what came before it. */
export function checkChain(
  entries: readonly AuditEntry[],
  from: { sequence: number; hash: string },
  digest: Digest,
): { whole: true; hash: string } | { whole: false; sequence: number } {
  let { sequence, hash } = from;
  for (const entry of entries) {
    const fits = entry.sequence === sequence && entry.hash === hashOf(viewOf(entry), hash, digest);
    if (!fits) return { whole: false, sequence };
    hash = entry.hash;
    sequence += 1;
  }
  return { whole: true, hash };
}
