// A birth province no table has may be one that a list of mergers on this tablet declares. Asked only of a number that
// would be doubted otherwise: reading the lists is no part of opening a form.

import { declaredProvinces } from '@tram/shared-schema/reference/declared-provinces.js';
import type { CodeListDesk } from '#code-lists/code-list-desk.js';
import type { CardIdentity, CardWarning } from './card-identity.js';

export type ProvinceLists = Pick<CodeListDesk, 'crosswalks'>;

export const NO_PROVINCES: ReadonlySet<string> = new Set();

export const isDeclared = (warning: CardWarning, provinces: ReadonlySet<string>): boolean =>
  warning.kind === 'unknown-province' && provinces.has(warning.code);

/** None where the lists cannot be read: the number is then doubted, which stops nobody. */
export const readDeclaredProvinces = (lists: ProvinceLists): Promise<ReadonlySet<string>> =>
  lists.crosswalks().then(
    (held) => declaredProvinces(held ?? []),
    () => NO_PROVINCES,
  );

export async function withoutDeclaredDoubt(card: CardIdentity, lists: ProvinceLists): Promise<CardIdentity> {
  if (!card.warnings.some(({ kind }) => kind === 'unknown-province')) return card;
  const provinces = await readDeclaredProvinces(lists);
  return { ...card, warnings: card.warnings.filter((warning) => !isDeclared(warning, provinces)) };
}
