// One person's vaccines while a page about them is open: read again after every write that concerns them.

import { signal, type ReadonlySignal } from '@preact/signals';
import type { PersonDocId } from '@tram/shared-schema/document/ids.js';
import { readVaccineRecord, recordsOf, type RecordReader, type VaccineRecord } from './vaccine-record.js';

export type VaccineRecordState =
  { kind: 'loading' } | { kind: 'not-found' } | { kind: 'found'; record: VaccineRecord };

export interface WatchedVaccineRecord {
  readonly state: ReadonlySignal<VaccineRecordState>;
  close(): void;
}

export function watchVaccineRecord(deps: RecordReader, personId: PersonDocId): WatchedVaccineRecord {
  const state = signal<VaccineRecordState>({ kind: 'loading' });
  let closed = false;
  let asked = 0;

  async function load(): Promise<void> {
    const question = (asked += 1);
    const record = await readVaccineRecord(deps, personId);
    // A slower answer to an older question must not come out on top.
    if (closed || question !== asked) return;
    state.value = record ? { kind: 'found', record } : { kind: 'not-found' };
  }
  const ours = (): readonly string[] => recordsOf(deps.directory, personId);
  const stops = [
    deps.documents.onWritten((written) => {
      const ids = ours();
      const concerns = written.some(
        ({ doc }) => ids.includes(doc._id) || ('personId' in doc && ids.includes(doc.personId)),
      );
      if (concerns) void load();
    }),
    deps.careBook.onChanged((changed) => {
      if (changed === undefined || ours().some((id) => [...changed].some((one) => one === id))) void load();
    }),
  ];
  void load();
  return {
    state,
    close() {
      closed = true;
      stops.forEach((stop) => stop());
    },
  };
}
