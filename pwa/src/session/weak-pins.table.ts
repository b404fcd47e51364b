// Which six figures are no PIN, because somebody who finds the tablet tries them first. A row names what is wrong with
// them, so that the next choice is a better one.
// Source: the commonest PINs of the lists published by D. Amitay (2011, four figures) and the DataGenetics study (2012:
// runs, repeats, keypad lines and years of birth lead every length). Change the table and its tests together.

export type WeakPinKind =
  'one-figure' | 'counting' | 'repeated' | 'mirrored' | 'birth-year' | 'keypad-line' | 'well-known';

export interface WeakPinRow {
  readonly kind: WeakPinKind;
  /** Of six figures. */
  readonly matches: (pin: string) => boolean;
}

const figures = (pin: string): readonly number[] => [...pin].map(Number);

/** 9 is followed by 0 as on a keypad, so that 789012 counts too. */
function countsBy(step: 1 | 9): (pin: string) => boolean {
  return (pin) => {
    const all = figures(pin);
    return all.every((figure, at) => at === 0 || figure === ((all[at - 1] ?? 0) + step) % 10);
  };
}

const [up, down] = [countsBy(1), countsBy(9)];
/** 112233, 998877. */
const countsInPairs = (pin: string): boolean =>
  /^(\d)\1(\d)\2(\d)\3$/.test(pin) && isRun(`${pin[0]}${pin[2]}${pin[4]}`);
const isRun = (three: string): boolean => {
  const [a = 0, b = 0, c = 0] = figures(three);
  return (b - a === 1 && c - b === 1) || (a - b === 1 && b - c === 1);
};

/** Everybody who works at a station, and the children they name their PINs after. */
const [EARLIEST_BIRTH, LATEST_BIRTH] = [1930, 2029];
const isBirthYear = (four: string): boolean => Number(four) >= EARLIEST_BIRTH && Number(four) <= LATEST_BIRTH;
/** 198585, 851985, 198519: a year and its own figures again, known to whoever knows its owner. */
function repeatsBirthYear(pin: string): boolean {
  const [first, last] = [pin.slice(0, 4), pin.slice(2)];
  const again = (year: string, rest: string): boolean =>
    isBirthYear(year) && (rest === year.slice(2) || rest === year.slice(0, 2));
  return again(first, pin.slice(4)) || again(last, pin.slice(0, 2));
}

const KEYPAD_LINES = [
  '147258',
  '258369',
  '369258',
  '147369',
  '159357',
  '357159',
  '159753',
  '753159',
  '741852',
  '852963',
  '963852',
  '147896',
  '789632',
  '321456',
  '123654',
  '789456',
  '456123',
  '741963',
  '258258',
  '134679',
  '135790',
  '246801',
];
const WELL_KNOWN = [
  '112358',
  '314159',
  '271828',
  '520131',
  '131452',
  '696969',
  '420420',
  '111222',
  '222111',
  '100000',
  '200000',
  '123321',
];

/** The first that matches is the one named. */
export const WEAK_PINS: readonly WeakPinRow[] = [
  { kind: 'one-figure', matches: (pin) => /^(\d)\1{5}$/.test(pin) },
  { kind: 'counting', matches: (pin) => up(pin) || down(pin) || countsInPairs(pin) },
  { kind: 'birth-year', matches: repeatsBirthYear },
  { kind: 'repeated', matches: (pin) => /^(\d{2})\1\1$|^(\d{3})\2$|^(\d)\3\3(\d)\4\4$/.test(pin) },
  { kind: 'mirrored', matches: (pin) => pin === [...pin].reverse().join('') },
  { kind: 'keypad-line', matches: (pin) => KEYPAD_LINES.includes(pin) },
  { kind: 'well-known', matches: (pin) => WELL_KNOWN.includes(pin) },
];
