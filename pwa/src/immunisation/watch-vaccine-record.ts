// One person's vaccines while a page about them is open: read again after every write that concerns them.

import type { PersonDocId } from '@tram/shared-schema/document/ids.js';
import { watchReading, type Watched } from '#documents/watch-reading.js';
import { readVaccineRecord, recordsOf, type RecordReader, type VaccineRecord } from './vaccine-record.js';

export type VaccineRecordState =
  { kind: 'loading' } | { kind: 'not-found' } | { kind: 'found'; record: VaccineRecord };

export function watchVaccineRecord(deps: RecordReader, personId: PersonDocId): Watched<VaccineRecordState> {
  const ours = (): readonly string[] => recordsOf(deps.directory, personId);
  return watchReading<VaccineRecordState>(
    { kind: 'loading' },
    async () => {
      const record = await readVaccineRecord(deps, personId);
      return record ? { kind: 'found', record } : { kind: 'not-found' };
    },
    (changed) => [
      deps.documents.onWritten((written) => {
        const ids = ours();
        const concerns = written.some(
          ({ doc }) => ids.includes(doc._id) || ('personId' in doc && ids.includes(doc.personId)),
        );
        if (concerns) changed();
      }),
      deps.careBook.onChanged((whose) => {
        if (whose === undefined || ours().some((id) => [...whose].some((one) => one === id))) changed();
      }),
    ],
  );
}
