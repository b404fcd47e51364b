// Hamlets and workers of the station, held in memory: few, and named on nearly every screen.

import { computed, signal, type ReadonlySignal } from '@preact/signals';
import { compareNames } from '@tram/shared-schema/people/name-order.js';
import type { Hamlet, Worker } from '@tram/shared-schema/reference/reference.js';
import type { StoredDocument, TabletDocuments, Unsubscribe } from '#documents/tablet-documents.js';

export interface StationReference {
  /** In the order of their names. */
  readonly hamlets: ReadonlySignal<readonly Hamlet[]>;
  hamletName(hamletId: string | undefined): string | undefined;
  workerName(accountId: string): string | undefined;
  close: Unsubscribe;
}

export async function openStationReference(
  documents: Pick<TabletDocuments, 'readAll' | 'onWritten'>,
): Promise<StationReference> {
  const hamlets = signal<ReadonlyMap<string, Hamlet>>(new Map());
  const workers = signal<ReadonlyMap<string, Worker>>(new Map());

  const take = (stored: readonly StoredDocument[]): void => {
    const newHamlets: [string, Hamlet][] = [];
    const newWorkers: [string, Worker][] = [];
    for (const { doc } of stored) {
      if (doc.type === 'hamlet') newHamlets.push([doc._id, doc]);
      else if (doc.type === 'worker') newWorkers.push([doc._id, doc]);
    }
    if (newHamlets.length > 0) hamlets.value = new Map([...hamlets.value, ...newHamlets]);
    if (newWorkers.length > 0) workers.value = new Map([...workers.value, ...newWorkers]);
  };

  // Listening before reading: a page pulled in between must not be missed.
  const close = documents.onWritten(take);
  await documents.readAll('hamlet', take);
  await documents.readAll('worker', take);
  return {
    hamlets: computed(() => [...hamlets.value.values()].sort((a, b) => compareNames(a.name, b.name))),
    hamletName: (hamletId) => (hamletId === undefined ? undefined : hamlets.value.get(hamletId)?.name),
    workerName: (accountId) => workers.value.get(accountId)?.displayName,
    close,
  };
}
