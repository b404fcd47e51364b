// What was met on this tablet and does not open (decisions/0010): which of it the server has, and which is only here. It
// is forgotten here once somebody has written it again.

import { computed, signal } from '@preact/signals';
import { typeOfId, type DocumentId } from '@tram/shared-schema/document/ids.js';
import type { ClosedRecord, ClosedRecords } from '#documents/closed-records.js';
import type { Unsubscribe } from '#documents/tablet-documents.js';
import { waitsOf } from './dexie-row.js';
import type { ClosedRow } from './row-sealing.js';
import type { CollectionName } from './station-row.js';

type Fate = 'fetchable' | 'only-here' | 'not-ours';

interface Met extends ClosedRecord {
  readonly place: CollectionName | 'drafts';
  readonly fate: Fate;
  readonly waits: boolean;
}

export interface ClosedNotes extends Pick<ClosedRecords, 'fetchable' | 'onlyHere' | 'onFetchable'> {
  note(place: CollectionName | 'drafts', closed: readonly ClosedRow[]): void;
  /** They were written by somebody who can. */
  opened(ids: readonly string[]): void;
  /** The server was asked: it does not have them, or not for whoever asked. */
  settle(ids: readonly string[], fate: Exclude<Fate, 'fetchable'>): void;
}

/** What the store keeps of itself is nobody's record. */
const OWN = '~';

function metOf(place: Met['place'], row: ClosedRow): Met {
  const waiting = waitsOf({ syncState: row.syncState ?? 'accepted' });
  const waits = waiting !== undefined;
  const isDraft = place === 'drafts';
  return {
    ...{ id: row.id, place, isDraft, waits },
    isWaiting: waits && waiting !== 'refused',
    fate: !isDraft && !waits && typeOfId(row.id) !== undefined ? 'fetchable' : 'only-here',
    ...(row.personId !== undefined && row.personId !== '' && { personId: row.personId }),
    ...(row.day !== undefined && row.day !== '' && { day: row.day }),
  };
}

export function createClosedNotes(): ClosedNotes {
  const met = signal<ReadonlyMap<string, Met>>(new Map());
  const listeners = new Set<() => void>();
  const withFate = (fate: Fate): Met[] => [...met.value.values()].filter((one) => one.fate === fate);

  /** Gives back whether one more of them can be fetched. */
  function noteAll(notes: readonly Met[]): boolean {
    const fresh = notes.filter(({ id, waits }) => met.peek().get(id)?.waits !== waits);
    if (fresh.length === 0) return false;
    met.value = new Map([...met.peek(), ...fresh.map((one) => [one.id, one] as const)]);
    return fresh.some(({ fate }) => fate === 'fetchable');
  }

  return {
    fetchable: computed(() => withFate('fetchable').map(({ id }) => id as DocumentId)),
    onlyHere: computed(() => withFate('only-here')),
    note(place, closed) {
      const ours = closed.filter(({ id }) => !id.startsWith(OWN));
      if (noteAll(ours.map((row) => metOf(place, row)))) listeners.forEach((listener) => listener());
    },
    opened(ids) {
      if (met.peek().size === 0 || !ids.some((id) => met.peek().has(id))) return;
      const written = new Set(ids);
      met.value = new Map([...met.peek()].filter(([id]) => !written.has(id)));
    },
    settle(ids, fate) {
      const settled = ids.flatMap((id) => {
        const one = met.peek().get(id);
        return one ? [[id, { ...one, fate }] as const] : [];
      });
      if (settled.length > 0) met.value = new Map([...met.peek(), ...settled]);
    },
    onFetchable(listener): Unsubscribe {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
