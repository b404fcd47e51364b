// A dose written down wrongly is corrected by a new record that names the old one; the old one stays readable. What the
// server refused for its content is mended where it stands, because nobody else has it (decisions/0009).

import type { DoseId } from '@tram/shared-schema/document/ids.js';
import type { ImmunisationDecision } from '@tram/shared-schema/immunisation/after-dose.js';
import { moveStatus } from '@tram/shared-schema/document/move-status.js';
import type { Dose } from '@tram/shared-schema/immunisation/dose.js';
import { err, ok, type Result } from '@tram/shared-schema/result.js';
import type { ChangeFailure, StoredDocument } from '#documents/tablet-documents.js';
import { editorNow, type Desk } from '#people/desk.js';
import { withoutUndefined } from '#people/without-undefined.js';
import { newDose, type DoseFields } from './record-doses.js';

export type AmendDoseFailure =
  | ChangeFailure
  /** Somebody corrected it, or marked it as a mistake, while the form was open. */
  | { kind: 'no-longer-current' };

export function isMendedInPlace({
  syncState,
  refusal,
  doc,
}: StoredDocument<Dose | ImmunisationDecision>): boolean {
  if (syncState !== 'refused' || doc.receivedAt !== undefined) return false;
  return refusal?.kind === 'invalid' || refusal?.kind === 'too-large';
}

export async function amendDose(
  doseId: DoseId,
  fields: DoseFields,
  desk: Desk,
): Promise<Result<Dose, AmendDoseFailure>> {
  const stored = await desk.documents.get('dose', doseId);
  if (!stored) return err({ kind: 'not-found' });
  const before = stored.doc;
  if (before.status !== 'completed') return err({ kind: 'no-longer-current' });
  if (isMendedInPlace(stored))
    return desk.documents.change('dose', doseId, (dose) => withFields(dose, fields));
  const subject = { personId: before.personId, hamletId: before.hamletId };
  const correction = newDose(fields, subject, desk, { amends: before._id });
  const editor = editorNow(desk);
  const written = await desk.documents.saveTogether(
    [{ type: 'dose', id: doseId, change: (dose) => moveStatus(dose, 'amended', editor) }],
    [correction],
  );
  return written.ok ? ok(correction) : written;
}

function withFields(dose: Dose, { occurredAt, givenOn, vaccineCode, source, ...said }: DoseFields): Dose {
  const {
    product: _product,
    givenAtPlace: _place,
    givenBy: _giver,
    lotId: _lot,
    lotNumber: _number,
    ...rest
  } = dose;
  const { expiresOn: _expires, bodySite: _site, route: _route, screening: _asked, ...others } = rest;
  const {
    override: _override,
    writtenNumber: _written,
    duringPregnancy: _during,
    note: _note,
    ...kept
  } = others;
  return { ...kept, occurredAt, givenOn, vaccineCode, source, ...withoutUndefined(said) };
}
