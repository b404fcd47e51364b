// What each key of a US keyboard types, by its place (`KeyboardEvent.code`). Card readers that act as keyboards are
// delivered as US keyboards; the place of a key is the one thing no layout and no Vietnamese input method changes.
// Source: W3C UI Events KeyboardEvent code Values, §3.1.1 (read 2026-11), for the ANSI layout.

const letters = Object.fromEntries(
  [...'abcdefghijklmnopqrstuvwxyz'].map((letter) => [
    `Key${letter.toUpperCase()}`,
    [letter, letter.toUpperCase()],
  ]),
);
const digits = Object.fromEntries(
  [...')!@#$%^&*('].map((shifted, digit) => [`Digit${digit}`, [String(digit), shifted]]),
);
const numpad = Object.fromEntries([...'0123456789'].map((digit) => [`Numpad${digit}`, [digit, digit]]));

/** Plain and with Shift. */
export const usKeyboard: Readonly<Record<string, readonly string[]>> = {
  ...letters,
  ...digits,
  ...numpad,
  Backquote: ['`', '~'],
  Minus: ['-', '_'],
  Equal: ['=', '+'],
  BracketLeft: ['[', '{'],
  BracketRight: [']', '}'],
  Backslash: ['\\', '|'],
  IntlBackslash: ['\\', '|'],
  Semicolon: [';', ':'],
  Quote: ["'", '"'],
  Comma: [',', '<'],
  Period: ['.', '>'],
  Slash: ['/', '?'],
  Space: [' ', ' '],
  NumpadDecimal: ['.', '.'],
  NumpadDivide: ['/', '/'],
  NumpadMultiply: ['*', '*'],
  NumpadSubtract: ['-', '-'],
  NumpadAdd: ['+', '+'],
};
