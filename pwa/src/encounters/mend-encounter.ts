// A visit the server refused for its content is mended where it stands: nobody else has it, and a correction that names
// it would leave it refused for ever. Who wrote it and when stays. Why this is allowed: decisions/0009.

import type { Encounter } from '@tram/shared-schema/encounters/encounter.js';
import { err, ok, type Result } from '@tram/shared-schema/result.js';
import type { Desk } from '#people/desk.js';
import { withoutUndefined } from '#people/without-undefined.js';
import type { AmendFailure } from './amend-encounter.js';
import type { EncounterFields } from './record-encounter.js';
import { isMendedInPlace } from './refused-answer.js';

export async function mendEncounter(
  encounterId: Encounter['_id'],
  fields: EncounterFields,
  desk: Pick<Desk, 'documents'>,
): Promise<Result<Encounter, AmendFailure>> {
  const stored = await desk.documents.get('encounter', encounterId);
  if (!stored) return err({ kind: 'not-found' });
  // Sent again meanwhile, from another window: the server may have it now.
  if (!isMendedInPlace(stored)) return err({ kind: 'no-longer-current' });
  const mended = await desk.documents.change('encounter', encounterId, (encounter) =>
    withFields(encounter, fields),
  );
  return mended.ok ? ok(mended.value) : mended;
}

function withFields(encounter: Encounter, fields: EncounterFields): Encounter {
  const { vitals: _vitals, diagnoses: _diagnoses, advice: _advice, ...kept } = encounter;
  const { vitals, diagnoses, advice, occurredAt, reason } = fields;
  return { ...kept, occurredAt, reason, ...withoutUndefined({ vitals, diagnoses, advice }) };
}
