// The two numbers an insurance card can carry: fifteen characters on old cards, the holder's ten digits on new ones.
// Structure read from public parsers (vietnam.md §2): object (2 letters), benefit level, province, ten digits.

import { err, ok, type Result } from '../result.js';
import { DIGIT_GAPS } from './personal-id.js';

export type InsuranceNumber =
  | {
      kind: 'card-number';
      /** All fifteen characters. */
      text: string;
      /** Why the holder is insured: TE child under six, HN poor, HT pensioner, GD household … an open list. */
      objectCode: string;
      benefitLevel: number;
      provinceCode: string;
      socialInsuranceNumber: string;
    }
  | { kind: 'social-insurance-number'; text: string; socialInsuranceNumber: string };

export type InsuranceNumberFailure =
  | { kind: 'empty' }
  | { kind: 'not-an-insurance-number' }
  | { kind: 'wrong-length'; length: number }
  /** The third character of a card number is 1 to 5. */
  | { kind: 'unknown-benefit-level' };

const CARD = /^([A-Z]{2})(\d)(\d{2})(\d{10})$/;

export function parseInsuranceNumber(text: string): Result<InsuranceNumber, InsuranceNumberFailure> {
  const compact = text.replace(DIGIT_GAPS, '').toUpperCase();
  if (compact === '') return err({ kind: 'empty' });
  if (/^\d{10}$/.test(compact)) {
    return ok({ kind: 'social-insurance-number', text: compact, socialInsuranceNumber: compact });
  }
  const card = CARD.exec(compact);
  if (!card) return err(whyNot(compact));
  const [, objectCode = '', level = '', provinceCode = '', socialInsuranceNumber = ''] = card;
  const benefitLevel = Number(level);
  if (benefitLevel < 1 || benefitLevel > 5) return err({ kind: 'unknown-benefit-level' });
  return ok({
    kind: 'card-number',
    text: compact,
    objectCode,
    benefitLevel,
    provinceCode,
    socialInsuranceNumber,
  });
}

function whyNot(compact: string): InsuranceNumberFailure {
  if (!/^(?:[A-Z]{2})?\d+$/.test(compact)) return { kind: 'not-an-insurance-number' };
  return { kind: 'wrong-length', length: compact.length };
}

/** `GD 4 03 0300000123`, as the card prints it. */
export function formatInsuranceNumber(number: InsuranceNumber): string {
  if (number.kind === 'social-insurance-number') return number.text;
  return `${number.objectCode} ${number.benefitLevel} ${number.provinceCode} ${number.socialInsuranceNumber}`;
}
