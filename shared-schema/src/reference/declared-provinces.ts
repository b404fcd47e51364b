// Which older provinces the lists of mergers name, by the three digits a personal id begins with.

import type { Crosswalk } from './crosswalk.js';

const DIGITS = 3;

export const declaredProvinces = (crosswalks: readonly Pick<Crosswalk, 'rows'>[]): ReadonlySet<string> =>
  new Set(
    crosswalks.flatMap(({ rows }) => rows.map(({ provinceCode }) => provinceCode.padStart(DIGITS, '0'))),
  );
