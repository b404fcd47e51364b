// The slash of a blood pressure typed on a keyboard that has none. Reading it is `parseBloodPressure`.

/** No pressure begins with 0; three digits begin with 1 or 2, two with 4 to 9. Then the next digit is the lower one's. */
const WHOLE_SYSTOLIC = /^(?:[12]\d\d|[4-9]\d)$/;

/** After one more digit at the end: `120` and `8` is `120/8`. Anything else is left as typed. */
export function slashTypedPressure(before: string, after: string): string {
  const digit = after.slice(before.length);
  const appended = after.startsWith(before) && /^\d$/.test(digit);
  return appended && WHOLE_SYSTOLIC.test(before) ? `${before}/${digit}` : after;
}
