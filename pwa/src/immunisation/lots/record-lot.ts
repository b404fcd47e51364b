// Writing what happens to a lot: it comes in, some of it is opened, wasted, sent back or counted, nobody may give from it.

import { documentId, type LotMovementId, type VaccineLotId } from '@tram/shared-schema/document/ids.js';
import { editRegistry, type FieldChanges } from '@tram/shared-schema/document/edit-registry.js';
import { instantAt, type Instant } from '@tram/shared-schema/document/instant.js';
import { moveStatus } from '@tram/shared-schema/document/move-status.js';
import {
  LOT_MOVEMENT_SCHEMA_VERSION,
  VACCINE_LOT_SCHEMA_VERSION,
  type LotMovement,
  type VaccineLot,
} from '@tram/shared-schema/immunisation/vaccine-lot.js';
import { ok, type Result } from '@tram/shared-schema/result.js';
import type { ChangeFailure, StorageFailure } from '#documents/tablet-documents.js';
import { editorNow, newEnvelope, type Desk } from '#people/desk.js';
import { withoutUndefined } from '#people/without-undefined.js';
import type { LotFields, MovementFields } from './lot-form.js';

/** Where it was chosen before: by the form, or of a movement that is written once more. */
export interface MovementNaming {
  readonly id?: LotMovementId;
  readonly occurredAt?: Instant;
}

function newMovement(
  lotId: VaccineLotId,
  fields: MovementFields,
  desk: Desk,
  { id, occurredAt }: MovementNaming = {},
): LotMovement {
  const { kind, quantity, reason, note } = fields;
  return {
    _id: id ?? documentId('lot-movement', desk.ids.ulid()),
    type: 'lot-movement',
    schemaVersion: LOT_MOVEMENT_SCHEMA_VERSION,
    ...newEnvelope(desk),
    lotId,
    status: 'completed',
    occurredAt: occurredAt ?? instantAt(desk.clock.nowMs()),
    kind,
    quantity,
    ...withoutUndefined({ reason, note }),
  };
}

type LotNames = Pick<VaccineLot, '_id' | 'vaccineCode' | 'lotNumber' | 'expiresOn'> &
  Partial<Pick<VaccineLot, 'manufacturer' | 'dosesPerVial'>>;

export const newLot = (named: LotNames, desk: Omit<Desk, 'documents'>): VaccineLot => ({
  type: 'vaccine-lot',
  schemaVersion: VACCINE_LOT_SCHEMA_VERSION,
  ...newEnvelope(desk),
  ...named,
});

/** A number doses were given from becomes a lot; how much came of it is for whoever knows to write down. */
export async function takeLotIn(
  named: Omit<LotNames, '_id'>,
  desk: Desk,
): Promise<Result<VaccineLot, StorageFailure>> {
  const lot = newLot({ _id: documentId('vaccine-lot', desk.ids.ulid()), ...named }, desk);
  const written = await desk.documents.add([lot]);
  return written.ok ? ok(lot) : written;
}

/** The lot and what came of it are one save. */
export async function receiveLot(
  { quantity, manufacturer, dosesPerVial, ...named }: LotFields,
  desk: Desk,
  _id: VaccineLotId = documentId('vaccine-lot', desk.ids.ulid()),
): Promise<Result<VaccineLot, StorageFailure>> {
  const lot = newLot({ _id, ...named, ...withoutUndefined({ manufacturer, dosesPerVial }) }, desk);
  const came = newMovement(lot._id, { kind: 'received', quantity, reason: undefined, note: undefined }, desk);
  const written = await desk.documents.add([lot, came]);
  return written.ok ? ok(lot) : written;
}

export async function recordMovement(
  lotId: VaccineLotId,
  fields: MovementFields,
  desk: Desk,
  naming?: MovementNaming,
): Promise<Result<LotMovement, StorageFailure>> {
  const movement = newMovement(lotId, fields, desk, naming);
  const written = await desk.documents.add([movement]);
  return written.ok ? ok(movement) : written;
}

export function undoMovement(
  id: LotMovement['_id'],
  desk: Pick<Desk, 'documents' | 'clock' | 'editor'>,
): Promise<Result<LotMovement, ChangeFailure>> {
  const editor = editorNow(desk);
  return desk.documents.change('lot-movement', id, (standing) =>
    moveStatus(standing, 'entered-in-error', editor),
  );
}

type EditedLot = Promise<Result<VaccineLot, ChangeFailure>>;

function editLot(lotId: VaccineLotId, changes: FieldChanges<VaccineLot>, desk: Desk): EditedLot {
  const editor = editorNow(desk);
  return desk.documents.change('vaccine-lot', lotId, (standing) => editRegistry(standing, changes, editor));
}

/** Every tablet refuses a locked lot from its next contact with the server on. */
export const lockLot = (lotId: VaccineLotId, lockReason: string, desk: Desk): EditedLot =>
  editLot(lotId, { locked: true, lockReason }, desk);

export const unlockLot = (lotId: VaccineLotId, lockReason: string, desk: Desk): EditedLot =>
  editLot(lotId, { locked: undefined, lockReason }, desk);

export const setClosed = (lotId: VaccineLotId, isClosed: boolean, desk: Desk): EditedLot =>
  editLot(lotId, { closed: isClosed || undefined }, desk);
