// Names a QR code that is none of ours, so that the screen can say what was scanned instead of "unknown": people hold up
// what they have at hand, and a bank's code looks like a card's.

export type ForeignContent =
  | 'empty'
  | 'url'
  /** Money is asked for: VietQR and the purses. */
  | 'payment'
  | 'wifi'
  /** A visiting card, a telephone number, a message to be sent. */
  | 'contact'
  /** Only the system that made it can read it, for a minute or so: VNeID's code for sharing and signing in. */
  | 'one-time'
  | 'text';

/** EMVCo merchant-presented codes, VietQR among them: field 00 is the version 01, field 63 closes with a checksum. */
const EMV_PAYMENT = /^000201.+6304[0-9A-F]{4}$/is;
/** The purse MoMo's own form, from before it took part in VietQR. */
const MOMO = /^2\|99\|/;
const CONTACT = /^(?:begin:vcard|mecard:|bizcard:|mailto:|tel:|sms:|smsto:|mmsto:)/i;
const URL = /^(?:[a-z][a-z0-9+.-]*:\/\/|www\.)/i;
/** To be confirmed: VNeID publishes no form. Its hosts and scheme are told by name, anything else by its looks. */
const VNEID = /^(?:vneid:|https?:\/\/[^/]*(?:vneid|dinhdanhdientu)[^/]*(?:\/|$))/i;
const SIGNED_TOKEN = /^eyJ[\w-]+\.[\w-]+\.[\w-]*$/;
/** One unbroken word with small letters, capitals and figures mixed: sealed or random bytes. */
const SEALED = /^(?=.*[a-z])(?=.*[A-Z])(?=.*\d)[\w+/=.-]{40,}$/;

const FORMS: readonly (readonly [RegExp, ForeignContent])[] = [
  [EMV_PAYMENT, 'payment'],
  [MOMO, 'payment'],
  [/^wifi:/i, 'wifi'],
  [CONTACT, 'contact'],
  [VNEID, 'one-time'],
  [URL, 'url'],
  [SIGNED_TOKEN, 'one-time'],
  [SEALED, 'one-time'],
];

/** Undefined for a text that may be ours. */
export function foreignForm(clean: string): ForeignContent | undefined {
  if (clean === '') return 'empty';
  return FORMS.find(([form]) => form.test(clean))?.[1];
}
