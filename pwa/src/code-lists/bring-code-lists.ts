// Brings the tablet's national lists up to date: only lists that changed, of those only the parts it has not. A broken line
// costs the part that was on it; a list is looked into only once it is whole.

import {
  isCodeListId,
  partText,
  type CodeListId,
  type CodeListPart,
  type CodeListSummary,
} from '@tram/shared-schema/reference/code-list.js';
import { err, ok, type Result } from '@tram/shared-schema/result.js';
import type { StorageFailure } from '#documents/tablet-documents.js';
import type { CodeListServer, CodeListServerFailure } from './code-list-server.js';
import type { HeldCodeLists } from './held-code-lists.js';

export type BringFailure =
  | CodeListServerFailure
  | StorageFailure
  /** A newer list took its place meanwhile, or what came is not what was named: asked anew later. */
  | { kind: 'moved-on' };

export interface BringParts {
  readonly server: CodeListServer;
  readonly held: HeldCodeLists;
  /** SHA-256 in hex. */
  readonly digestOf: (text: string) => Promise<string>;
}

async function bringPart(
  { server, held, digestOf }: BringParts,
  digest: string,
): Promise<Result<void, BringFailure>> {
  const part = await server.part(digest);
  if (!part.ok) return part;
  if (!part.value || (await digestOf(partText(part.value.rows))) !== digest) return err({ kind: 'moved-on' });
  return held.keepPart(part.value satisfies CodeListPart);
}

async function bringList(parts: BringParts, listId: CodeListId): Promise<Result<void, BringFailure>> {
  const list = await parts.server.list(listId);
  if (!list.ok) return list;
  if (!list.value) return err({ kind: 'moved-on' });
  for (const digest of await parts.held.missingOf(list.value.parts.map((part) => part.digest))) {
    const brought = await bringPart(parts, digest);
    if (!brought.ok) return brought;
  }
  const kept = await parts.held.keepList(list.value);
  // Another tab brought another version at the same time.
  if (kept.ok) return kept;
  return err(kept.error.kind === 'parts-missing' ? { kind: 'moved-on' } : kept.error);
}

/** Digest alone would miss that the same rows were given another name. */
const isOf = (a: CodeListSummary | undefined, b: CodeListSummary): boolean =>
  a?.digest === b.digest && a.importedAt === b.importedAt;

/** The lists that are new here; none where all was here already. */
export async function bringCodeLists(
  parts: BringParts,
): Promise<Result<readonly CodeListId[], BringFailure>> {
  const offered = await parts.server.summaries();
  if (!offered.ok) return offered;
  const brought: CodeListId[] = [];
  for (const summary of offered.value) {
    const { listId } = summary;
    // A list only a newer app knows.
    if (!isCodeListId(listId) || isOf(await parts.held.list(listId), summary)) continue;
    const done = await bringList(parts, listId);
    if (!done.ok) return done;
    brought.push(listId);
  }
  return ok(brought);
}
