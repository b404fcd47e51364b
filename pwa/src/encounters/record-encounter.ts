// A visit as it happened, written once.

import { documentId, type HamletId, type PersonDocId } from '@tram/shared-schema/document/ids.js';
import type { Instant } from '@tram/shared-schema/document/instant.js';
import { ENCOUNTER_SCHEMA_VERSION, type Encounter } from '@tram/shared-schema/encounters/encounter.js';
import { ok, type Result } from '@tram/shared-schema/result.js';
import { newEnvelope, type Desk } from '#people/desk.js';
import type { StorageFailure } from '#documents/tablet-documents.js';
import { withoutUndefined } from '#people/without-undefined.js';

/** What a worker says of a visit; the rest is written by the desk. */
export interface EncounterFields {
  readonly occurredAt: Instant;
  readonly reason: string;
  readonly vitals: Encounter['vitals'];
  readonly diagnoses: Encounter['diagnoses'];
  readonly advice: string | undefined;
}

/** Whose visit, and where that person lived on the day. */
export interface EncounterSubject {
  readonly personId: PersonDocId;
  readonly hamletId: HamletId | undefined;
}

export function newEncounter(
  fields: EncounterFields,
  subject: EncounterSubject,
  desk: Omit<Desk, 'documents'>,
  { id, amends }: { id?: Encounter['_id']; amends?: Encounter['_id'] } = {},
): Encounter {
  return {
    _id: id ?? documentId('encounter', desk.ids.ulid()),
    type: 'encounter',
    schemaVersion: ENCOUNTER_SCHEMA_VERSION,
    ...newEnvelope(desk),
    personId: subject.personId,
    status: 'completed',
    occurredAt: fields.occurredAt,
    reason: fields.reason,
    ...withoutUndefined({
      hamletId: subject.hamletId,
      vitals: fields.vitals,
      diagnoses: fields.diagnoses,
      advice: fields.advice,
      amends,
    }),
  };
}

/** Under an id chosen when the form was opened: saved again after a failure nobody saw, it is still one visit. */
export async function recordEncounter(
  fields: EncounterFields,
  subject: EncounterSubject,
  desk: Desk,
  id: Encounter['_id'],
): Promise<Result<Encounter, StorageFailure>> {
  const encounter = newEncounter(fields, subject, desk, { id });
  const written = await desk.documents.add([encounter]);
  return written.ok ? ok(encounter) : written;
}
