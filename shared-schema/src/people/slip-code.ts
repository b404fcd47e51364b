// What the QR of our own slips says: `TRAM1P` and a record's id, a sign of the station that printed it, two check
// letters. Nothing personal: without the records it opens nothing. Capitals and digits alone make the smallest QR.

import { documentId, type EncounterId, type HouseholdId, type PersonDocId } from '../document/ids.js';
import { err, ok, type Result } from '../result.js';
import { asBase32, checkLetters, isBase32 } from './base32-check.js';
import { DIGIT_GAPS } from './personal-id.js';

export type SlipDocumentId = PersonDocId | HouseholdId | EncounterId;

export interface Slip {
  readonly documentId: SlipDocumentId;
  /** Compared with `stationSign` to say that a slip comes from elsewhere. */
  readonly stationSign: string;
}

export type SlipFailure =
  | { kind: 'not-a-slip' }
  /** Printed by an app that knows more than this one. */
  | { kind: 'newer' }
  /** Letters are missing, or the check letters do not fit. */
  | { kind: 'spoilt' };

const VERSION = 1;
const TYPES = { P: 'person', H: 'household', E: 'encounter' } as const;
const ULID = 26;
const SIGN = 3;
const CHECK = 2;

/** The end of the station's id, which was drawn at random: two stations share one by a chance of 1 in 32,768. */
export const stationSign = (stationId: string): string => stationId.slice(-SIGN);

export function slipText(id: SlipDocumentId, stationId: string): string {
  const type = id.startsWith('person') ? 'P' : id.startsWith('household') ? 'H' : 'E';
  const letters = type + id.slice(-ULID) + stationSign(stationId);
  return `TRAM${VERSION}${letters}${checkLetters(letters, CHECK)}`;
}

/** Also as a hand copies it: small letters, with the spaces between the groups it is printed in. */
export function parseSlip(text: string): Result<Slip, SlipFailure> {
  const match = /^TRAM(\d{1,3})([A-Z].*)?$/.exec(text.replace(DIGIT_GAPS, '').toUpperCase());
  if (!match) return err({ kind: 'not-a-slip' });
  if (Number(match[1]) > VERSION) return err({ kind: 'newer' });
  const body = asBase32(match[2] ?? '');
  const letters = body.slice(0, -CHECK);
  const isWhole = body.length === 1 + ULID + SIGN + CHECK && isBase32(body);
  if (!isWhole || checkLetters(letters, CHECK) !== body.slice(-CHECK)) return err({ kind: 'spoilt' });
  const id = slipDocumentId(letters.charAt(0), letters.slice(1, 1 + ULID));
  return id === undefined
    ? err({ kind: 'newer' })
    : ok({ documentId: id, stationSign: letters.slice(-SIGN) });
}

function slipDocumentId(letter: string, ulid: string): SlipDocumentId | undefined {
  if (letter !== 'P' && letter !== 'H' && letter !== 'E') return undefined;
  return documentId(TYPES[letter], ulid);
}
