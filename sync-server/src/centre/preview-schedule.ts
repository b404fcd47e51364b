// Whom a schedule that is to be published would move: everybody the lists look at, judged by it and by the edition it
// follows. Reading is written down station by station; only numbers leave this file.

import type { AccountId } from '@tram/shared-schema/document/ids.js';
import { instantAt } from '@tram/shared-schema/document/instant.js';
import { dueRulesOf } from '@tram/shared-schema/due/due-rules.js';
import { compileSchedule } from '@tram/shared-schema/immunisation/compile-schedule.js';
import { editionBefore } from '@tram/shared-schema/immunisation/preview/edition-before.js';
import { scheduleMoves, type TwoEditions } from '@tram/shared-schema/immunisation/preview/schedule-moves.js';
import { schedulesOfRows } from '@tram/shared-schema/immunisation/schedule-rows.js';
import type { Schedule } from '@tram/shared-schema/immunisation/schedule.js';
import { localDateAt, type LocalDate } from '@tram/shared-schema/local-date.js';
import type { Cells } from '@tram/shared-schema/reference/code-list.js';
import { err, ok, type Result } from '@tram/shared-schema/result.js';
import { finishGivingWay } from '@tram/shared-schema/steps.js';
import type {
  EditionPreview,
  SchedulePreviewReply,
  StationMoves,
} from '@tram/shared-schema/sync/schedule-preview.js';
import type { Deps } from '#deps.js';
import { publishedIn } from './published-schedules.js';
import { readCareFacts } from './read-care-facts.js';

export type PreviewParts = Pick<Deps, 'documents' | 'directory' | 'audit' | 'clock' | 'codeLists'>;
export type PreviewFailure = { kind: 'bad-request'; field: string; rule: string };

const KINDS = ['dose', 'pregnancy', 'immunisation-decision', 'contact'] as const;
/** Others are served between two steps of a long count. */
const giveWay = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

interface Asked {
  readonly editions: TwoEditions;
  readonly asOf: LocalDate;
}

async function movesByStation(
  { documents, directory, audit, clock }: PreviewParts,
  actor: AccountId | 'system',
  asked: readonly Asked[],
): Promise<readonly (readonly StationMoves[])[]> {
  const ofEach: StationMoves[][] = asked.map(() => []);
  const stations = [...(await directory.listStations())].sort((a, b) => a.name.localeCompare(b.name, 'vi'));
  for (const { stationId, name: stationName } of stations) {
    const { people, read } = await readCareFacts({ documents }, stationId, {
      kinds: KINDS,
      people: 'everybody',
    });
    for (const [at, { editions, asOf }] of asked.entries()) {
      const moves = await finishGivingWay(scheduleMoves(people, asOf, editions), giveWay);
      ofEach[at]?.push({ stationId, stationName, moves });
    }
    const instant = instantAt(clock.nowMs());
    if (read > 0)
      await audit.append({ at: instant, actor, act: 'documents-read', subject: stationId, counts: { read } });
  }
  return ofEach;
}

export async function previewSchedule(
  parts: PreviewParts,
  actor: AccountId | 'system',
  rows: readonly Cells[],
): Promise<Result<SchedulePreviewReply, PreviewFailure>> {
  const next = schedulesOfRows(rows);
  if (!next.ok) return err({ kind: 'bad-request', field: 'rows', rule: 'schedule' });
  const standing = await publishedIn(parts.codeLists, await parts.codeLists.read('schedule'));
  const today = localDateAt(parts.clock.nowMs());
  const pairs = next.value.flatMap((edition): (Asked & { edition: Schedule; follows: Schedule })[] => {
    const follows = editionBefore(edition, standing);
    if (!follows) return [];
    const [before, after] = [dueRulesOf(compileSchedule(follows)), dueRulesOf(compileSchedule(edition))];
    const asOf = edition.effectiveFrom > today ? edition.effectiveFrom : today;
    return [{ edition, follows, asOf, editions: { before, after } }];
  });
  const counted = await movesByStation(parts, actor, pairs);
  const editions = pairs.map(({ edition, follows, asOf }, at): EditionPreview => ({
    ...{ version: edition.version, follows: follows.version, asOf },
    stations: counted[at] ?? [],
  }));
  return ok({ editions });
}
