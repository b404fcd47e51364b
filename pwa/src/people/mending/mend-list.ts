// Whose records need mending, and by which rules: worked out once over everybody, in slices that let the screen go
// first, and from then on kept in step with every write. Held in memory; nothing of it is stored.

import { signal, type ReadonlySignal } from '@preact/signals';
import type { LocalDate } from '@tram/shared-schema/local-date.js';
import { createNameOrderKeys } from '@tram/shared-schema/people/name-order.js';
import type { Person } from '@tram/shared-schema/people/person.js';
import { recordDefects } from '@tram/shared-schema/people/record-defects.js';
import { finishGivingWay } from '@tram/shared-schema/steps.js';
import type { StoredDocument } from '#documents/tablet-documents.js';
import { createJoinedRecords } from './joined-records.js';
import type { MendListParts } from './mend-list-parts.js';
import { byHamlet, putLast, shownRows, type MendRow, type ShownRows } from './mend-rows.js';
import { createSharedLists } from './shared-lists.js';

export type MendListState =
  | { kind: 'not-begun' }
  | { kind: 'looking'; looked: number; of: number }
  | { kind: 'ready'; on: LocalDate }
  /** Some record could not be read; what was found so far stands. */
  | { kind: 'failed' };

export interface MendList {
  readonly state: ReadonlySignal<MendListState>;
  /** Others each time something changed. */
  readonly rows: ReadonlySignal<ShownRows>;
  /** Looks at everybody, unless that was done today. Calling it again joins the one under way. */
  begin(): Promise<void>;
  /** What is asked of units is answered otherwise from now on. */
  unitsChanged(): void;
  close(): void;
}

const SLICE_MS = 8;
/** Rows are shown again when as much time has passed as until the last time: drawing must not outweigh looking. */
const FIRST_TOLD_MS = 500;
/** A save is one or two people and is judged at once; a page from the server waits its turn. */
const AT_ONCE = 20;

export function createMendList(parts: MendListParts): MendList {
  const { documents, nowMs } = parts;
  const { standingFor } = parts.directory;
  const state = signal<MendListState>({ kind: 'not-begun' });
  let rows = new Map<string, MendRow>();
  const shown = signal(shownRows(rows));
  const sameDefects = createSharedLists();
  const orderOf = createNameOrderKeys();
  /** Written since the reading began: what is read of them is older. */
  let heard = new Set<string>();
  /** Written and not judged yet, as they were written last. */
  const waiting = new Map<string, Person>();
  let judging: Promise<void> | undefined;
  let reading: Promise<void> | undefined;
  let round = 0;

  const joined = createJoinedRecords(standingFor);

  function judge(person: Person): void {
    joined.take(person);
    const found = recordDefects(person, {
      today: parts.today(),
      units: parts.units(),
      standingOf: standingFor,
    });
    if (found.length === 0) {
      rows.delete(person._id);
      return;
    }
    const { _id, name, hamletId } = person;
    const defects = sameDefects(found.map(({ id }) => id));
    rows.set(_id, { id: _id, name, order: orderOf(name), hamletId, defects });
  }

  function tell(next: MendListState = state.value): void {
    shown.value = shownRows(rows);
    state.value = next;
  }

  /** A slice ends when its time is up; a round that is over judges nobody any more. */
  async function judgeInSlices(people: Iterable<Person>, own: number): Promise<void> {
    let untilMs = nowMs() + SLICE_MS;
    for (const person of people) {
      if (own !== round) return;
      judge(person);
      if (nowMs() < untilMs) continue;
      await parts.giveWay();
      untilMs = nowMs() + SLICE_MS;
    }
  }

  async function lookAtEverybody(own: number): Promise<void> {
    const on = parts.today();
    let looked = 0;
    const beganAtMs = nowMs();
    let toldAfterMs = FIRST_TOLD_MS;
    rows = new Map();
    heard = new Set();
    state.value = { kind: 'looking', looked, of: parts.size() };
    await documents.readAll('person', async (page) => {
      if (own !== round) return;
      await judgeInSlices(unheard(page), own);
      looked += page.length;
      if (own !== round) return;
      const now = { kind: 'looking', looked, of: Math.max(looked, parts.size()) } as const;
      if (nowMs() - beganAtMs < toldAfterMs) state.value = now;
      else {
        toldAfterMs = 2 * (nowMs() - beganAtMs);
        tell(now);
      }
      await parts.giveWay();
    });
    await putInOrder(own);
    if (own === round) tell({ kind: 'ready', on });
  }

  /** Hamlet by hamlet: whoever asks for an order later finds it nearly there. */
  async function putInOrder(own: number): Promise<void> {
    for (const neighbours of byHamlet(rows.values())) {
      if (own !== round) return;
      await finishGivingWay(putLast(rows, neighbours), parts.giveWay);
    }
  }

  /** Asked anew for each: a write may come in between two slices. */
  function* unheard(page: readonly StoredDocument<Person>[]): Generator<Person> {
    for (const { doc } of page) if (!heard.has(doc._id)) yield doc;
  }

  function* takenFromWaiting(): Generator<Person> {
    for (const [id, person] of waiting) {
      waiting.delete(id);
      yield person;
    }
  }

  /** Somebody's record goes on now, or no longer, because another was written. */
  const stopJoined = parts.directory.onChanged(() => {
    const changed = joined.changed();
    if (changed.length === 0) return;
    changed.forEach(judge);
    tell();
  });

  const stop = documents.onWritten((written) => {
    if (state.value.kind === 'not-begun') return;
    for (const { doc } of written) {
      if (doc.type !== 'person') continue;
      heard.add(doc._id);
      waiting.set(doc._id, doc);
    }
    if (waiting.size === 0 || judging) return;
    if (waiting.size <= AT_ONCE) {
      for (const person of takenFromWaiting()) judge(person);
      tell();
      return;
    }
    judging = judgeInSlices(takenFromWaiting(), round)
      .then(() => tell())
      .catch(parts.onFault)
      .finally(() => (judging = undefined));
  });

  function startRound(): Promise<void> {
    const own = (round += 1);
    const run: Promise<void> = lookAtEverybody(own)
      .catch((error: unknown) => {
        parts.onFault(error);
        if (own === round) tell({ kind: 'failed' });
      })
      .finally(() => {
        if (reading === run) reading = undefined;
      });
    reading = run;
    return run;
  }

  return {
    state,
    rows: shown,
    begin() {
      const { value } = state;
      if (value.kind === 'ready' && value.on === parts.today()) return Promise.resolve();
      return reading ?? startRound();
    },
    unitsChanged() {
      if (state.value.kind !== 'not-begun') void startRound();
    },
    close() {
      round += 1;
      stop();
      stopJoined();
    },
  };
}
