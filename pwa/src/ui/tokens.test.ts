import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

type Tokens = ReadonlyMap<string, string>;

const css = readFileSync(`${import.meta.dirname}/tokens.css`, 'utf8');

function block(selector: string): Tokens {
  const start = css.indexOf(`${selector} {`);
  if (start < 0) throw new Error(`tokens.css has no ${selector}`);
  const body = css.slice(start, css.indexOf('}', start));
  return new Map(
    [...body.matchAll(/--([\w-]+):\s*([^;]+);/g)].map((match) => [match[1] ?? '', match[2] ?? '']),
  );
}

const light = block('\n:root');
const theme = (selector: string): Tokens => new Map([...light, ...block(selector)]);
const themes: readonly (readonly [string, Tokens])[] = [
  ['light', light],
  ['dark', theme(":root[data-theme='dark']")],
  ['sunlight', theme(":root[data-theme='sunlight']")],
];

/** WCAG 2.2, "relative luminance" and "contrast ratio". */
function luminance(hex: string): number {
  const channels = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  const [red = 0, green = 0, blue = 0] = channels;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(tokens: Tokens, one: string, other: string): number {
  const [first, second] = [one, other].map((name) => {
    const colour = tokens.get(name);
    if (!colour || !/^#[0-9a-f]{6}$/.test(colour)) throw new Error(`--${name} is not a six-digit colour`);
    return luminance(colour);
  });
  const [lighter, darker] = [Math.max(first ?? 0, second ?? 0), Math.min(first ?? 0, second ?? 0)];
  return (lighter + 0.05) / (darker + 0.05);
}

const MEANINGS = ['done', 'due', 'late', 'stop'];
const TEXT_PAIRS = [
  ...['ground', 'surface', 'sunken'].flatMap((behind) => [
    ['ink', behind],
    ['ink-soft', behind],
    ['accent', behind],
  ]),
  ['on-accent', 'accent'],
  ['on-accent', 'accent-pressed'],
  ['on-accent-soft', 'accent-soft'],
  ['ground', 'ink'],
  ...MEANINGS.map((meaning) => [`${meaning}-fg`, `${meaning}-bg`]),
];
/** Edges that alone show where a control is: WCAG 1.4.11 asks for 3. */
const EDGE_PAIRS = ['ground', 'surface'].flatMap((behind) => [
  ['line-strong', behind],
  ['focus', behind],
]);

describe.each(themes)('%s theme', (name, tokens) => {
  test.each(TEXT_PAIRS)('%s can be read on %s', (ink = '', behind = '') => {
    expect(contrast(tokens, ink, behind)).toBeGreaterThanOrEqual(name === 'sunlight' ? 7 : 4.5);
  });

  test.each(EDGE_PAIRS)('%s can be seen on %s', (edge = '', behind = '') => {
    expect(contrast(tokens, edge, behind)).toBeGreaterThanOrEqual(3);
  });
});

test('a tablet set to dark looks the same as the dark theme chosen by hand', () => {
  expect(block(':root:not([data-theme])')).toEqual(block(":root[data-theme='dark']"));
});

test('the contrast rule finds grey on grey', () => {
  const grey: Tokens = new Map([
    ['ink', '#888888'],
    ['ground', '#999999'],
  ]);
  expect(contrast(grey, 'ink', 'ground')).toBeLessThan(4.5);
});

test('black on white is 21 to 1', () => {
  const tokens: Tokens = new Map([
    ['ink', '#000000'],
    ['ground', '#ffffff'],
  ]);
  expect(contrast(tokens, 'ink', 'ground')).toBeCloseTo(21);
});
