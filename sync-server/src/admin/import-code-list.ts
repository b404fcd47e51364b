// A national list comes in: laid over the one that stands, cut into parts, and offered to every tablet. Twice is once.

import { createHash } from 'node:crypto';
import { sameJson } from '@tram/shared-schema/document/canonical-json.js';
import type { AccountId } from '@tram/shared-schema/document/ids.js';
import { instantAt } from '@tram/shared-schema/document/instant.js';
import {
  cutIntoParts,
  listText,
  partText,
  summaryOf,
  type Cells,
  type CodeList,
  type CodeListPart,
} from '@tram/shared-schema/reference/code-list.js';
import { LIST_KINDS } from '@tram/shared-schema/reference/list-kinds.js';
import type { ListChanges } from '@tram/shared-schema/reference/supersede-rows.js';
import type { CodeListImportReply, ImportDenial, ImportedList } from '@tram/shared-schema/sync/code-lists.js';
import type { Deps } from '#deps.js';
import { StoreUnavailable } from '#ports.js';

type ImportDeps = Pick<Deps, 'codeLists' | 'audit' | 'clock'>;

const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex');
/** A file cut short ends many codes; so does a reform, and then somebody says so. */
const MANY_ENDED = 1 / 5;
const TRIES = 3;

export async function rowsOf(
  { codeLists }: ImportDeps,
  list: CodeList | undefined,
): Promise<readonly Cells[]> {
  const rows: Cells[] = [];
  for (const { digest } of list?.parts ?? []) {
    const part = await codeLists.readPart(digest);
    if (!part) throw new StoreUnavailable('a part of a code list is missing');
    rows.push(...part.rows);
  }
  return rows;
}

interface Laid {
  readonly rows: readonly Cells[];
  readonly changes: ListChanges;
}

function layOver(
  request: ImportedList,
  standing: CodeList | undefined,
  standingRows: readonly Cells[],
): Laid | ImportDenial {
  const kind = LIST_KINDS[request.listId];
  const { effectiveFrom, replace = false, mayEndMany = false } = request;
  const why = kind.wrongWith?.(request.rows);
  if (why !== undefined) return { kind: 'unreadable', why };
  const { rows, changes } = kind.supersede(standingRows, request.rows, effectiveFrom);
  if (replace) return { rows: request.rows, changes };
  if (standing && effectiveFrom < standing.effectiveFrom)
    return { kind: 'older-than-standing', standingFrom: standing.effectiveFrom };
  const inForce = standing ? standing.rowCount - standing.endedCount : 0;
  if (!mayEndMany && changes.ended > inForce * MANY_ENDED)
    return { kind: 'ends-many', ended: changes.ended, of: inForce };
  return { rows, changes };
}

function made(
  request: ImportedList,
  rows: readonly Cells[],
  importedAt: CodeList['importedAt'],
  importedBy: string,
): { list: CodeList; parts: readonly CodeListPart[] } {
  const { listId, edition, source, effectiveFrom, columns } = request;
  const { groupOf, isEnded } = LIST_KINDS[listId];
  const parts = cutIntoParts(rows, groupOf).map((some): CodeListPart => ({
    type: 'code-list-part',
    schemaVersion: 1,
    digest: digestOf(partText(some)),
    rows: some,
  }));
  const digests = parts.map(({ digest }) => digest);
  const list: CodeList = {
    type: 'code-list',
    schemaVersion: 1,
    ...{ listId, edition, source, effectiveFrom, columns },
    digest: digestOf(listText(columns, digests)),
    rowCount: rows.length,
    endedCount: rows.filter(isEnded).length,
    parts: parts.map(({ digest, rows: own }) => ({ digest, rowCount: own.length })),
    ...{ importedAt, importedBy },
  };
  return { list, parts };
}

export async function importCodeList(
  deps: ImportDeps,
  actor: AccountId | 'system',
  request: ImportedList,
): Promise<CodeListImportReply> {
  const { listId, columns } = request;
  if (!sameJson(columns, LIST_KINDS[listId].columns))
    return { kind: 'not-imported', denial: { kind: 'unknown-columns' } };
  const at = instantAt(deps.clock.nowMs());
  for (let tries = 0; tries < TRIES; tries += 1) {
    const standing = await deps.codeLists.read(listId);
    const laid = layOver(request, standing, await rowsOf(deps, standing));
    if ('kind' in laid) return { kind: 'not-imported', denial: laid };
    const { list, parts } = made(request, laid.rows, at, actor);
    const isSame = (['digest', 'edition', 'source'] as const).every((of) => standing?.[of] === list[of]);
    if (standing && isSame) return { kind: 'unchanged', list: summaryOf(standing) };
    if (!(await deps.codeLists.put(list, parts, standing?.digest))) continue;
    const { added, changed, ended } = laid.changes;
    const counts = { rows: list.rowCount, added, changed, ended };
    await deps.audit.append({ at, actor, act: 'code-list-imported', subject: listId, counts });
    return { kind: 'imported', list: summaryOf(list), changes: laid.changes };
  }
  throw new StoreUnavailable('several people import the same list');
}
