// The doses of one visit, written together with the lots that are taken in with them: all of them are there or none.

import {
  documentId,
  type DoseId,
  type HamletId,
  type PersonDocId,
  type VaccineLotId,
} from '@tram/shared-schema/document/ids.js';
import type { Instant } from '@tram/shared-schema/document/instant.js';
import { DOSE_SCHEMA_VERSION, type Dose } from '@tram/shared-schema/immunisation/dose.js';
import { ok, type Result } from '@tram/shared-schema/result.js';
import type { VaccineLot } from '@tram/shared-schema/immunisation/vaccine-lot.js';
import { newEnvelope, type Desk } from '#people/desk.js';
import type { StorageFailure } from '#documents/tablet-documents.js';
import { newLot } from './lots/record-lot.js';
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
  /** The lot it names by number becomes one of the station's. */
  readonly takesLotIn?: true;
}

/** The id a typed number gets as a lot: asked for again it is the same, as the dose's is. */
export type LotIdFor = (vaccineCode: string, lotNumber: string) => VaccineLotId;

interface Planned {
  readonly fields: DoseFields;
  readonly lots: readonly VaccineLot[];
}

function withLot({ fields, takesLotIn }: PlannedRecord, lotIdFor: LotIdFor | undefined, desk: Desk): Planned {
  const { vaccineCode, lotNumber, expiresOn } = fields;
  if (!takesLotIn || !lotIdFor || lotNumber === undefined || expiresOn === undefined)
    return { fields, lots: [] };
  const lotId = lotIdFor(vaccineCode, lotNumber);
  const lot = newLot({ _id: lotId, vaccineCode, lotNumber, expiresOn }, desk);
  return { fields: { ...fields, lotId }, lots: [lot] };
}

export async function recordDoses(
  planned: readonly PlannedRecord[],
  subject: DoseSubject,
  desk: Desk,
  lotIdFor?: LotIdFor,
): Promise<Result<readonly Dose[], StorageFailure>> {
  const withLots = planned.map((one) => ({ id: one.id, ...withLot(one, lotIdFor, desk) }));
  const doses = withLots.map(({ id, fields }) => newDose(fields, subject, desk, { id }));
  const lots = new Map(withLots.flatMap((one) => one.lots.map((lot) => [lot._id, lot])));
  const written = await desk.documents.add([...lots.values(), ...doses]);
  return written.ok ? ok(doses) : written;
}
