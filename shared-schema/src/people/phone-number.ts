// Vietnamese telephone numbers as people tell them, brought to one form: `0912345678`.
// Source: general knowledge of the numbering plan (mobile 10 digits since 2018, landlines 11 digits with 02 since
// 2017); to be confirmed by the station. A number abroad or of a hotline is no resident's and is refused by name.

import { err, ok, type Result } from '../result.js';

declare const phoneBrand: unique symbol;
export type PhoneNumber = string & { readonly [phoneBrand]: true };

export type PhoneFailure =
  | { kind: 'empty' }
  | { kind: 'not-a-phone-number' }
  | { kind: 'too-short'; digits: number }
  | { kind: 'too-long'; digits: number }
  | { kind: 'foreign' }
  /** Eleven digits as mobile numbers had until 2018: somebody should agree before it is changed. */
  | { kind: 'old-mobile'; proposed: PhoneNumber };

/** Mobile prefixes of 2018: 11-digit numbers that began with the key begin with the value now. */
const RENUMBERED_2018: Readonly<Record<string, string>> = {
  '0120': '070',
  '0121': '079',
  '0122': '077',
  '0123': '083',
  '0124': '084',
  '0125': '085',
  '0126': '076',
  '0127': '081',
  '0128': '078',
  '0129': '082',
  '0162': '032',
  '0163': '033',
  '0164': '034',
  '0165': '035',
  '0166': '036',
  '0167': '037',
  '0168': '038',
  '0169': '039',
  '0186': '056',
  '0188': '058',
  '0199': '059',
};

const MOBILE = /^0[35789]\d{8}$/;
const LANDLINE = /^02\d{9}$/;
const GAPS = /[\s.\-‐-―()/\p{Cc}\p{Cf}]/gu;

const isPhoneNumber = (digits: string): digits is PhoneNumber => MOBILE.test(digits) || LANDLINE.test(digits);

export function parsePhoneNumber(text: string): Result<PhoneNumber, PhoneFailure> {
  const typed = text.replace(GAPS, '');
  if (typed === '') return err({ kind: 'empty' });
  if (!/^\+?\d+$/.test(typed)) return err({ kind: 'not-a-phone-number' });
  const national = toNational(typed);
  if (national === undefined) return err({ kind: 'foreign' });
  if (isPhoneNumber(national)) return ok(national);
  return err(whyNot(national));
}

/** `+84 912…`, `0084 912…`, `84912…` and `912…` all mean `0912…`; `+84 0912…` is a common slip. */
function toNational(typed: string): string | undefined {
  const country = /^(?:\+|00)(\d+)$/.exec(typed)?.[1];
  if (country !== undefined) return country.startsWith('84') ? withTrunkZero(country.slice(2)) : undefined;
  if (/^84\d{9,10}$/.test(typed) && !typed.startsWith('840')) return withTrunkZero(typed.slice(2));
  return /^(?:[35789]\d{8}|2\d{9})$/.test(typed) ? withTrunkZero(typed) : typed;
}

const withTrunkZero = (digits: string): string => (digits.startsWith('0') ? digits : `0${digits}`);

function whyNot(digits: string): PhoneFailure {
  const prefix = RENUMBERED_2018[digits.slice(0, 4)];
  if (digits.length === 11 && prefix !== undefined) {
    const proposed = prefix + digits.slice(4);
    if (isPhoneNumber(proposed)) return { kind: 'old-mobile', proposed };
  }
  const expected = digits.startsWith('02') ? 11 : 10;
  if (digits.length < expected) return { kind: 'too-short', digits: digits.length };
  if (digits.length > expected) return { kind: 'too-long', digits: digits.length };
  return { kind: 'not-a-phone-number' };
}

export const isMobile = (phone: PhoneNumber): boolean => MOBILE.test(phone);

/** `0912 345 678`, `024 3825 1234`, `0208 385 1234`: read out in groups. Hà Nội and HCMC have short area codes. */
export function formatPhoneNumber(phone: PhoneNumber): string {
  const [area, middle] = isMobile(phone) ? [4, 7] : /^02[48]/.test(phone) ? [3, 7] : [4, 7];
  return `${phone.slice(0, area)} ${phone.slice(area, middle)} ${phone.slice(middle)}`;
}
