// The one door for whatever a camera, a reader or a hand brings to the desk: says what it is, then what it says.
// Never throws; a text that is none of ours is named, so that the screen can tell the worker what was scanned.

import type { LocalDate } from '../local-date.js';
import { parseBhytQr, type BhytCard, type BhytFailure } from './bhyt-qr.js';
import { parseCccdQr, type CccdCard, type CccdFailure } from './cccd-qr.js';
import { foreignForm, type ForeignContent } from './foreign-code.js';
import {
  parseInsuranceNumber,
  type InsuranceNumber,
  type InsuranceNumberFailure,
} from './insurance-number.js';
import {
  DIGIT_GAPS,
  parsePersonalId,
  personalIdWarnings,
  type PersonalId,
  type PersonalIdFailure,
  type PersonalIdWarning,
} from './personal-id.js';
import { cleanScan } from './scan-fields.js';
import { parseSlip, type Slip, type SlipFailure } from './slip-code.js';
import { parseTemporaryCode, type TemporaryCode, type TemporaryCodeFailure } from './temporary-code.js';

export type CardReading =
  | { kind: 'cccd'; card: CccdCard }
  | { kind: 'bhyt'; card: BhytCard }
  | { kind: 'personal-id'; personalId: PersonalId; warnings: readonly PersonalIdWarning[] }
  /** Nine digits of a CMND. */
  | { kind: 'old-id-number'; oldIdNumber: string }
  | { kind: 'insurance-number'; number: InsuranceNumber }
  /** What the station gave to somebody without papers. */
  | { kind: 'temporary-code'; code: TemporaryCode }
  /** A slip this product printed; the document may or may not be on this tablet. */
  | { kind: 'slip'; slip: Slip }
  /** The scan broke off. Keep the text, scan again. */
  | { kind: 'torn'; of: 'cccd' | 'bhyt'; fields: number }
  | ({ kind: 'unreadable' } & UnreadableCard)
  | { kind: 'foreign'; content: ForeignContent };

export type UnreadableCard =
  | { of: 'cccd'; failure: Exclude<CccdFailure, { kind: 'torn' }> }
  | { of: 'bhyt'; failure: Exclude<BhytFailure, { kind: 'torn' }> }
  | { of: 'personal-id'; failure: PersonalIdFailure }
  | { of: 'insurance-number'; failure: InsuranceNumberFailure }
  | { of: 'temporary-code'; failure: Exclude<TemporaryCodeFailure, { kind: 'not-a-code' }> }
  | { of: 'slip'; failure: Exclude<SlipFailure, { kind: 'not-a-slip' }> };

export function readCardText(text: string, today: LocalDate): CardReading {
  const clean = cleanScan(text);
  const slip = parseSlip(clean);
  if (slip.ok) return { kind: 'slip', slip: slip.value };
  if (slip.error.kind !== 'not-a-slip') return { kind: 'unreadable', of: 'slip', failure: slip.error };
  const foreign = foreignForm(clean);
  if (foreign !== undefined) return { kind: 'foreign', content: foreign };
  return clean.includes('|') ? readFields(clean, today) : readNumber(clean);
}

function readFields(clean: string, today: LocalDate): CardReading {
  const number = clean.slice(0, clean.indexOf('|')).replace(DIGIT_GAPS, '');
  if (/^(?:[A-Z]{2}\d+|\d{10})$/i.test(number)) return readBhyt(clean, today);
  return /^\d+$/.test(number) ? readCccd(clean, today) : { kind: 'foreign', content: 'text' };
}

function readCccd(clean: string, today: LocalDate): CardReading {
  const card = parseCccdQr(clean, today);
  if (card.ok) return { kind: 'cccd', card: card.value };
  if (card.error.kind === 'torn') return { kind: 'torn', of: 'cccd', fields: card.error.fields };
  return { kind: 'unreadable', of: 'cccd', failure: card.error };
}

function readBhyt(clean: string, today: LocalDate): CardReading {
  const card = parseBhytQr(clean, today);
  if (card.ok) return { kind: 'bhyt', card: card.value };
  if (card.error.kind === 'torn') return { kind: 'torn', of: 'bhyt', fields: card.error.fields };
  return { kind: 'unreadable', of: 'bhyt', failure: card.error };
}

/** Fewer digits than any number of ours are a search the worker is typing. */
const FEWEST_DIGITS = 9;

function readNumber(clean: string): CardReading {
  const code = parseTemporaryCode(clean);
  if (code.ok) return { kind: 'temporary-code', code: code.value };
  const { error } = code;
  const compact = clean.replace(DIGIT_GAPS, '').toUpperCase();
  const looksNumbered = /^[A-Z]{2}\d{8,}$/.test(compact) || /^\d+$/.test(compact);
  if (error.kind !== 'not-a-code' && !looksNumbered)
    return { kind: 'unreadable', of: 'temporary-code', failure: error };
  if (!looksNumbered || compact.length < FEWEST_DIGITS) return { kind: 'foreign', content: 'text' };
  return /^\d{10}$|^[A-Z]/.test(compact) ? readInsuranceNumber(compact) : readPersonalId(compact);
}

function readInsuranceNumber(compact: string): CardReading {
  const number = parseInsuranceNumber(compact);
  if (number.ok) return { kind: 'insurance-number', number: number.value };
  return { kind: 'unreadable', of: 'insurance-number', failure: number.error };
}

function readPersonalId(digits: string): CardReading {
  const id = parsePersonalId(digits);
  if (id.ok)
    return { kind: 'personal-id', personalId: id.value, warnings: personalIdWarnings({ id: id.value }) };
  if (id.error.kind === 'old-id-number') return { kind: 'old-id-number', oldIdNumber: digits };
  return { kind: 'unreadable', of: 'personal-id', failure: id.error };
}
