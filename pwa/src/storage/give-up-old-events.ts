// Makes room on a tablet that has none: old events the server has had for long leave it, the oldest first. Never what waits
// to be sent, nor anything of a person of whom something waits; never what a newer record on the tablet still names.

import type { DocumentType, TramDocument } from '@tram/shared-schema/document/document-types.js';
import { hlcMs, type Hlc } from '@tram/shared-schema/document/hybrid-clock.js';
import { epochMsOf } from '@tram/shared-schema/document/instant.js';
import {
  daysInMonth,
  localDate,
  localDateAt,
  partsOf,
  toEpochDay,
  type LocalDate,
} from '@tram/shared-schema/local-date.js';
import { encodeTime } from 'ulid';
import { isAtServer } from './absorb.js';
import { leftAtServer } from './retention-row.js';
import { RECEIVED_FOR_DAYS, RETENTION, type Retention } from './retention.table.js';
import type { RowTable } from './row-table.js';
import type { StandingRow } from './rx-rows.js';
import { idPrefixOf } from './station-row.js';

export interface GivenUp {
  readonly events: number;
  /** Of the documents as text; the browser's disk follows in its own time. */
  readonly bytes: number;
}

export interface GiveUpParts {
  readonly events: RowTable;
  readonly nowMs: number;
  readonly retention?: Readonly<Partial<Record<DocumentType, Retention>>>;
  /** Lets the screen and the worker's fingers go first. */
  readonly yieldToScreen: () => Promise<void>;
}

const PIECE = 250;
const DAY_MS = 86_400_000;
/** What is left of an event, with its keys. */
const LEFT_BYTES = 150;

export function monthsBefore(day: LocalDate, months: number): LocalDate {
  const { year, month = 1, day: of = 1 } = partsOf(day);
  const count = year * 12 + month - 1 - months;
  const [toYear, toMonth] = [Math.floor(count / 12), (count % 12) + 1];
  const before = localDate(toYear, toMonth, Math.min(of, daysInMonth(toYear, toMonth)));
  if (before === undefined) throw new RangeError('no such month');
  return before;
}

const nameOf = (doc: TramDocument): string | undefined =>
  'amends' in doc && typeof doc.amends === 'string' ? doc.amends : undefined;

/** When the server last had something new of it, as far as the document says. */
function settledMs(doc: TramDocument): number {
  if (doc.receivedAt === undefined) return Infinity;
  const moved = 'statusChange' in doc ? (doc.statusChange as { at: Hlc } | undefined) : undefined;
  return Math.max(epochMsOf(doc.receivedAt), moved ? hlcMs(moved.at) : 0);
}

const momentOf = ({ doc, day = '' }: StandingRow): string => ('occurredAt' in doc ? doc.occurredAt : day);

/** What of one person must stay. Undefined: everything, because something of theirs waits. */
function neededOf(rows: readonly StandingRow[], { newestKept }: Retention): ReadonlySet<string> | undefined {
  const here = rows.filter(({ syncState }) => syncState !== 'elsewhere');
  if (!here.every(isAtServer)) return undefined;
  const newest = here.toSorted((a, b) => (momentOf(a) < momentOf(b) ? 1 : -1)).slice(0, newestKept);
  const kept = new Set(newest.map(({ id }) => id));
  // A correction that stays keeps what it corrects, link by link.
  const namedBy = new Map(here.map(({ id, doc }) => [id, nameOf(doc)]));
  for (const id of kept) {
    const named = namedBy.get(id);
    if (named !== undefined) kept.add(named);
  }
  return kept;
}

/** Stops once so many bytes are given up, or nothing is left that may be. Safe to cut off anywhere. */
export async function giveUpOldEvents(parts: GiveUpParts, wantBytes: number): Promise<GivenUp> {
  const { events, nowMs, yieldToScreen } = parts;
  const receivedBeforeMs = nowMs - RECEIVED_FOR_DAYS * DAY_MS;
  let givenUp: GivenUp = { events: 0, bytes: 0 };

  async function ofType(type: DocumentType, retention: Retention): Promise<void> {
    const youngest = monthsBefore(localDateAt(nowMs), retention.months);
    const needed = new Map<string, ReadonlySet<string> | undefined>();
    const prefix = idPrefixOf(type);
    // Ids begin with the moment a record was made: what was written since is not even read.
    const end = `${prefix}:${encodeTime(toEpochDay(youngest) * DAY_MS)}`;
    const isOld = (row: StandingRow): boolean =>
      row.type === type &&
      isAtServer(row) &&
      row.day !== undefined &&
      row.day !== '' &&
      row.day < youngest &&
      settledMs(row.doc) < receivedBeforeMs;
    for (let after = `${prefix}:`; givenUp.bytes < wantBytes;) {
      const rows = await events.idsBetween(after, end, PIECE);
      const last = rows.at(-1);
      if (!last) return;
      after = last.id;
      const old = rows.filter(isOld);
      for (const personId of new Set(old.map((row) => row.personId ?? ''))) {
        if (!needed.has(personId)) needed.set(personId, neededOf(await events.ofPerson(personId), retention));
      }
      const leaving = old.filter((row) => needed.get(row.personId ?? '')?.has(row.id) === false);
      const written = await events.update(leaving, (row) => (isOld(row) ? leftAtServer(row) : undefined));
      const gone = new Set(written.map(({ id }) => id));
      const bytes = leaving
        .filter(({ id }) => gone.has(id))
        .reduce((sum, { doc }) => sum + Math.max(0, JSON.stringify(doc).length - LEFT_BYTES), 0);
      givenUp = { events: givenUp.events + gone.size, bytes: givenUp.bytes + bytes };
      await yieldToScreen();
    }
  }

  const { retention = RETENTION } = parts;
  for (const [type, rule] of Object.entries(retention)) await ofType(type as DocumentType, rule);
  return givenUp;
}
