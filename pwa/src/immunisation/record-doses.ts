// The doses of one visit, written together: all of them are there or none.

import {
  documentId,
  type DoseId,
  type HamletId,
  type PersonDocId,
} from '@tram/shared-schema/document/ids.js';
import type { Instant } from '@tram/shared-schema/document/instant.js';
import { DOSE_SCHEMA_VERSION, type Dose } from '@tram/shared-schema/immunisation/dose.js';
import { ok, type Result } from '@tram/shared-schema/result.js';
import { newEnvelope, type Desk } from '#people/desk.js';
import type { StorageFailure } from '#documents/tablet-documents.js';
import { withoutUndefined } from '#people/without-undefined.js';

type Said<F extends keyof Dose> = { readonly [K in F]: Dose[K] | undefined };

/** What a worker says of one dose; the rest is written by the desk. */
export type DoseFields = Pick<Dose, 'vaccineCode' | 'givenOn' | 'source'> &
  Said<
    | 'product'
    | 'givenAtPlace'
    | 'givenBy'
    | 'lotId'
    | 'lotNumber'
    | 'expiresOn'
    | 'bodySite'
    | 'route'
    | 'screening'
    | 'override'
    | 'writtenNumber'
    | 'duringPregnancy'
    | 'note'
  > & { readonly occurredAt: Instant };

/** Who got it, and where that person lived on the day. */
export interface DoseSubject {
  readonly personId: PersonDocId;
  readonly hamletId: HamletId | undefined;
}

export function newDose(
  { occurredAt, givenOn, vaccineCode, source, ...said }: DoseFields,
  { personId, hamletId }: DoseSubject,
  desk: Omit<Desk, 'documents'>,
  { id, amends }: { id?: DoseId; amends?: DoseId } = {},
): Dose {
  return {
    _id: id ?? documentId('dose', desk.ids.ulid()),
    type: 'dose',
    schemaVersion: DOSE_SCHEMA_VERSION,
    ...newEnvelope(desk),
    personId,
    status: 'completed',
    occurredAt,
    givenOn,
    vaccineCode,
    source,
    ...withoutUndefined({ ...said, hamletId, amends }),
  };
}

/** A dose under the id chosen when the form was opened: saved again after a failure nobody saw, it is still one dose. */
export interface PlannedRecord {
  readonly id: DoseId;
  readonly fields: DoseFields;
}

export async function recordDoses(
  planned: readonly PlannedRecord[],
  subject: DoseSubject,
  desk: Desk,
): Promise<Result<readonly Dose[], StorageFailure>> {
  const doses = planned.map(({ id, fields }) => newDose(fields, subject, desk, { id }));
  const written = await desk.documents.add(doses);
  return written.ok ? ok(doses) : written;
}
