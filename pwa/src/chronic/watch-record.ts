// One record of chronic care as it stands, and as it changes while its page is open.

import { signal, type ReadonlySignal } from '@preact/signals';
import { typeOfId, type PersonDocId } from '@tram/shared-schema/document/ids.js';
import type { Person } from '@tram/shared-schema/people/person.js';
import type { StoredDocument } from '#documents/tablet-documents.js';
import type { TimelineEntry } from '#people/timeline.js';
import { isCareEvent, type CareEvent, type CareEventType } from './care-events.js';
import { correctedIds, standingOfEvent } from './chronic-timeline.js';
import type { ChronicDeps } from './chronic-deps.js';

export type RecordState =
  | { kind: 'loading' }
  | { kind: 'not-found' }
  | {
      kind: 'found';
      event: StoredDocument<CareEvent>;
      /** Undefined while the person has not reached this tablet. */
      person: Person | undefined;
      standing: TimelineEntry['standing'];
    };

const TYPES: readonly string[] = ['follow-up', 'screening', 'contact'] satisfies readonly CareEventType[];
const careTypeOf = (id: string): CareEventType | undefined => {
  const type = typeOfId(id);
  return type !== undefined && TYPES.includes(type) ? (type as CareEventType) : undefined;
};

async function read({ documents }: Pick<ChronicDeps, 'documents'>, id: string): Promise<RecordState> {
  const type = careTypeOf(id);
  const event = type && (await documents.get(type, id));
  if (!event) return { kind: 'not-found' };
  const personId: PersonDocId = event.doc.personId;
  const [person, events] = await Promise.all([
    documents.get('person', personId),
    documents.eventsOf(personId),
  ]);
  const isCorrected = correctedIds(events.filter(isCareEvent)).has(id);
  return { kind: 'found', event, person: person?.doc, standing: standingOfEvent(event.doc, isCorrected) };
}

export function watchRecord(
  deps: Pick<ChronicDeps, 'documents'>,
  id: string,
): { readonly state: ReadonlySignal<RecordState>; close(): void } {
  const state = signal<RecordState>({ kind: 'loading' });
  let closed = false;
  let asked = 0;
  async function load(): Promise<void> {
    const question = (asked += 1);
    const next = await read(deps, id);
    if (!closed && question === asked) state.value = next;
  }
  const stop = deps.documents.onWritten((written) => {
    if (written.some((one) => one.doc._id === id || (isCareEvent(one) && one.doc.amends === id))) void load();
  });
  void load();
  return {
    state,
    close() {
      closed = true;
      stop();
    },
  };
}
