// Finds an ethnic group by what a person says or a chip holds, whatever the accents and hyphens.

import { ETHNIC_GROUPS, type EthnicGroup } from './ethnic-groups.table.js';
import { foldText } from './vietnamese-text.js';

const joined = (name: string): string => foldText(name).replaceAll(' ', '');

const byName = new Map(
  ETHNIC_GROUPS.flatMap((group) =>
    [group.name, ...group.otherSpellings].map((name) => [joined(name), group] as const),
  ),
);
const byCode = new Map(ETHNIC_GROUPS.map((group) => [group.code, group]));

export const ethnicGroupOf = (code: string): EthnicGroup | undefined => byCode.get(code);

/** Undefined for a name that is no group here; the text is then kept as it was written. */
export const ethnicGroupNamed = (name: string): EthnicGroup | undefined => byName.get(joined(name));
