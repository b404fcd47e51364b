// How a watch ended, as an event of its own: well, gone before the time, or with something to report.

import { documentId } from '@tram/shared-schema/document/ids.js';
import { instantAt } from '@tram/shared-schema/document/instant.js';
import { moveStatus } from '@tram/shared-schema/document/move-status.js';
import { OBSERVATION_SCHEMA_VERSION, type Observation } from '@tram/shared-schema/immunisation/after-dose.js';
import type { Watch } from '@tram/shared-schema/immunisation/watches.js';
import { ok, type Result } from '@tram/shared-schema/result.js';
import type { ChangeFailure, StorageFailure } from '#documents/tablet-documents.js';
import { editorNow, newEnvelope, type Desk } from '#people/desk.js';
import { withoutUndefined } from '#people/without-undefined.js';
import type { PersonDirectory } from '#people/person-directory.js';

export type WatchOutcome = 'well' | 'adverse-event' | 'left-early';
export type WatchingDesk = Desk & { readonly directory: Pick<PersonDirectory, 'find'> };

export function newObservation(
  { personId, doseIds }: Pick<Watch, 'personId' | 'doseIds'>,
  outcome: WatchOutcome,
  desk: WatchingDesk,
): Observation {
  return {
    _id: documentId('observation', desk.ids.ulid()),
    type: 'observation',
    schemaVersion: OBSERVATION_SCHEMA_VERSION,
    ...newEnvelope(desk),
    personId,
    status: 'completed',
    occurredAt: instantAt(desk.clock.nowMs()),
    doseIds: [...doseIds],
    outcome,
    ...withoutUndefined({ hamletId: desk.directory.find(personId)?.hamletId }),
  };
}

export async function endWatch(
  watch: Pick<Watch, 'personId' | 'doseIds'>,
  outcome: WatchOutcome,
  desk: WatchingDesk,
): Promise<Result<Observation, StorageFailure>> {
  const observation = newObservation(watch, outcome, desk);
  const written = await desk.documents.add([observation]);
  return written.ok ? ok(observation) : written;
}

/** The watch runs on. */
export function undoEndOfWatch(
  id: Observation['_id'],
  desk: Pick<Desk, 'documents' | 'clock' | 'editor'>,
): Promise<Result<Observation, ChangeFailure>> {
  const editor = editorNow(desk);
  return desk.documents.change('observation', id, (standing) =>
    moveStatus(standing, 'entered-in-error', editor),
  );
}
