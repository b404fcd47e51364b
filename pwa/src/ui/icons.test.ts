import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { iconNames } from './icon-names.js';

const lucide = createRequire(import.meta.url);

type Shape = Readonly<Record<string, string>>;
const number = (shape: Shape, name: string): number => Number(shape[name] ?? 0);

/** Every shape as path data, so that an icon is one `d`. `M0 0` in front keeps a path's own relative start. */
function toPathData(tag: string, shape: Shape): string {
  switch (tag) {
    case 'path':
      return `M0 0${shape['d'] ?? ''}`.replace(/^M0 0M/, 'M');
    case 'circle':
    case 'ellipse': {
      const rx = number(shape, tag === 'circle' ? 'r' : 'rx');
      const ry = number(shape, tag === 'circle' ? 'r' : 'ry');
      const start = `M${number(shape, 'cx') - rx} ${number(shape, 'cy')}`;
      return `${start}a${rx} ${ry} 0 1 0 ${2 * rx} 0a${rx} ${ry} 0 1 0 ${-2 * rx} 0`;
    }
    case 'line':
      return `M${shape['x1']} ${shape['y1']}L${shape['x2']} ${shape['y2']}`;
    case 'polyline':
      return `M${shape['points']}`;
    case 'rect': {
      const [r, w, h] = [number(shape, 'rx'), number(shape, 'width'), number(shape, 'height')];
      const corner = (x: number, y: number): string => (r ? `a${r} ${r} 0 0 1 ${x} ${y}` : '');
      const start = `M${number(shape, 'x') + r} ${number(shape, 'y')}`;
      const sides = `h${w - 2 * r}${corner(r, r)}v${h - 2 * r}${corner(-r, r)}h${2 * r - w}${corner(-r, -r)}v${2 * r - h}`;
      return `${start}${sides}${corner(r, -r)}z`;
    }
    default:
      throw new Error(`lucide draws with <${tag}>, which toPathData does not know`);
  }
}

function outline(name: string): string {
  const svg = readFileSync(lucide.resolve(`lucide-static/icons/${name}.svg`), 'utf8');
  const shapes = [...svg.matchAll(/<(path|circle|line|polyline|rect|ellipse|polygon)([^>]*)>/g)];
  return shapes
    .map(([, tag = '', attributes = '']) => {
      const pairs = [...attributes.matchAll(/([\w-]+)="([^"]*)"/g)];
      return toPathData(tag, Object.fromEntries(pairs.map(([, key = '', value = '']) => [key, value])));
    })
    .join('');
}

/** Laid out as prettier does: a line too long for the page breaks after its colon, unless the key is tiny. */
function row(name: string): string {
  const key = /^[a-z]+$/.test(name) ? name : `'${name}'`;
  const value = `'${outline(name)}',`;
  const fits = key.length + value.length + 4 <= 110 || key.length < 5;
  return `  ${key}:${fits ? ' ' : '\n    '}${value}`;
}

test('the outlines in icons.table.ts are those of lucide', async () => {
  const lines = [
    '// Outlines of the icons named in icon-names.ts, written by icons.test.ts. Do not edit by hand.',
    '// Lucide Icons, ISC licence: https://lucide.dev/license',
    '',
    "import type { IconName } from './icon-names.js';",
    '',
    'export const icons: Readonly<Record<IconName, string>> = {',
    ...iconNames.map(row),
    '};',
    '',
  ];
  await expect(lines.join('\n')).toMatchFileSnapshot('./icons.table.ts');
});
