// Editions of a schedule as rows of a national list, so that they are imported, offered to tablets and kept as the other
// lists are (decisions/0020). An edition is its JSON, cut into cells.

import { err, ok, type Result } from '../result.js';
import type { Cells } from '../reference/code-list.js';
import type { Superseded } from '../reference/supersede-rows.js';
import { sameJson } from '../document/canonical-json.js';
import { editionTexts, versionOfCells, type EditionFailure } from './held-editions.js';
import { readScheduleFile } from './read-schedule-file.js';
import type { Schedule } from './schedule.js';

export const SCHEDULE_COLUMNS = ['code', 'version', 'text'] as const;
/** A cell holds a thousand characters. */
const CELL = 900;

export function scheduleCells(schedule: Schedule): readonly Cells[] {
  const text = JSON.stringify(schedule);
  const count = Math.ceil(text.length / CELL);
  return Array.from({ length: count }, (_, at): string[] => [
    `${schedule.version}#${String(at).padStart(4, '0')}`,
    schedule.version,
    text.slice(at * CELL, (at + 1) * CELL),
  ]);
}

/** All editions, or the first that cannot be read: half a list would let an older edition hold unnoticed. */
export function schedulesOfRows(rows: readonly Cells[]): Result<readonly Schedule[], EditionFailure> {
  const editions: Schedule[] = [];
  for (const [version, text] of editionTexts(rows)) {
    const read = readScheduleFile(text);
    if (read.ok) editions.push(...read.value);
    else {
      const why = read.error.kind === 'not-json' ? 'not-json' : (read.error.editions[0]?.why ?? '');
      return err({ kind: 'edition-unreadable', version, why });
    }
  }
  return ok(editions);
}

/** An edition that comes anew takes the place of the one of its version; the others stay. Counts are of editions. */
export function supersedeEditions(standing: readonly Cells[], next: readonly Cells[]): Superseded<Cells> {
  const versions = new Set(next.map(versionOfCells));
  const before = new Set(standing.map(versionOfCells));
  const same = (version: string): boolean =>
    sameJson(
      standing.filter((cells) => versionOfCells(cells) === version),
      next.filter((cells) => versionOfCells(cells) === version),
    );
  const known = [...versions].filter((version) => before.has(version));
  const unchanged = known.filter(same).length;
  return {
    rows: [...standing.filter((cells) => !versions.has(versionOfCells(cells))), ...next],
    changes: {
      added: versions.size - known.length,
      changed: known.length - unchanged,
      ended: 0,
      unchanged: unchanged + [...before].filter((version) => !versions.has(version)).length,
    },
  };
}
