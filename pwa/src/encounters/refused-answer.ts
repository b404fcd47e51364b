// Which question of the visit form asks for what the server refused, and whether the visit may be mended in its place.

import type { Encounter } from '@tram/shared-schema/encounters/encounter.js';
import type { StoredDocument } from '#documents/tablet-documents.js';
import { SINGLE_VITALS, type EncounterFormField } from './encounter-form.js';

const ANSWERS: Readonly<Record<string, EncounterFormField>> = {
  reason: 'reason',
  advice: 'advice',
  occurredAt: 'occurredOn',
  diagnoses: 'diagnoses',
};

/** `vitals.weightKg` → `weightKg`; both halves of a blood pressure are one answer. */
export function encounterAnswer(field: string): EncounterFormField | undefined {
  const [root = '', part = ''] = field.split('.');
  if (root === 'vitals') return SINGLE_VITALS.find((vital) => vital === part) ?? 'bloodPressure';
  return Object.hasOwn(ANSWERS, root) ? ANSWERS[root] : undefined;
}

/**
 * A visit's words are never rewritten once anybody else can have them (decisions/0009). What the server refused for its
 * content stands on this tablet alone, and a correction that names it would only leave it refused for ever.
 */
export function isMendedInPlace({ syncState, refusal, doc }: StoredDocument<Encounter>): boolean {
  if (syncState !== 'refused' || doc.receivedAt !== undefined) return false;
  return refusal?.kind === 'invalid' || refusal?.kind === 'too-large';
}
