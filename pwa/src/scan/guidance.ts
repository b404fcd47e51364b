// What to tell a person whose card is not read: first what helps most often, at last the way that always works.

/** `damaged`: a code is seen but cannot be made out; coming closer would not help. */
export type Hint = 'closer' | 'tilt' | 'light' | 'damaged' | 'type-number';

/** From which millisecond without a reading each hint is shown. */
const STEPS: readonly (readonly [fromMs: number, hint: Hint])[] = [
  [3_000, 'closer'],
  [6_000, 'tilt'],
  [9_000, 'light'],
  [12_000, 'type-number'],
];

export function hintAfter(msWithoutReading: number): Hint | undefined {
  return STEPS.filter(([fromMs]) => msWithoutReading >= fromMs).pop()?.[1];
}
