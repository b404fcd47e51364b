// Moves and what they did to households, in the words a screen says.

import { formatLocalDate } from '@tram/shared-schema/local-date.js';
import {
  MOVE_REASONS,
  type HouseholdChange,
  type Move,
  type Place,
} from '@tram/shared-schema/people/move.js';
import { householdTitle } from '#people/household-words.js';
import { t } from '#text/text.js';

export interface NamesOfHomes {
  hamletName(hamletId: string | undefined): string | undefined;
  headName(householdId: string): string | undefined;
  personName(personId: string): string | undefined;
}

export function reasonWord(reason: string): string {
  const known = MOVE_REASONS.find((one) => one === reason);
  return known ? t(`households.reason.${known}`) : t('ui.unknown');
}

/** `Hộ Nguyễn Văn A · Thôn Mẫu · Số 4` */
export function homeWords(place: Place, names: NamesOfHomes): string {
  const { householdId, hamletId, address, residence } = place;
  const parts = [
    householdId === undefined ? undefined : householdTitle(names.headName(householdId)),
    hamletId === undefined ? undefined : (names.hamletName(hamletId) ?? t('people.hamletUnknown')),
    address,
    residence && `${residence.communeName}, ${residence.provinceName}`,
  ].filter((part) => part !== undefined && part !== '');
  return parts.length === 0 ? t('ui.unknown') : parts.join(' · ');
}

export function moveTitle({ reason, to, from }: Move, names: NamesOfHomes): string {
  if (reason === 'moved-away') return t('households.movedAway');
  const { householdId } = to;
  if (householdId === undefined) return t('households.movedTo', { where: homeWords(to, names) });
  const name = householdTitle(names.headName(householdId));
  if (householdId === from.householdId) return t('households.movedHouse', { name });
  return reason === 'split' ? t('households.splitInto', { name }) : t('households.cameInto', { name });
}

export const moveLines = ({ from, to, movedOn, reason }: Move, names: NamesOfHomes): readonly string[] => [
  t('households.moveFrom', { where: homeWords(from, names) }),
  t('households.moveTo', { where: homeWords(to, names) }),
  t('households.moveWhen', { date: formatLocalDate(movedOn), why: reasonWord(reason) }),
];

const NAMED_AT_MOST = 5;

function peopleWords(personIds: readonly string[], names: NamesOfHomes): string {
  const known = personIds.slice(0, NAMED_AT_MOST).map((id) => names.personName(id) ?? t('ui.unknown'));
  const more = personIds.length - known.length;
  return more > 0 ? t('households.andMore', { names: known.join(', '), count: more }) : known.join(', ');
}

export function householdChangeTitle(change: HouseholdChange, names: NamesOfHomes): string {
  const people = peopleWords(change.personIds, names);
  switch (change.kind) {
    case 'founded':
      return t('households.founded', { people });
    case 'people-left':
      return t('households.left', { people });
    case 'people-came':
      return t('households.came', { people });
    case 'moved-house':
      return t('households.wholeMoved');
    case 'head-named':
      return t('households.headNamed', { people });
    default:
      return t('ui.unknown');
  }
}

export function householdChangeLines(change: HouseholdChange, names: NamesOfHomes): readonly string[] {
  const { otherHouseholdId, to, kind, movedOn, reason } = change;
  const other = otherHouseholdId === undefined ? undefined : householdTitle(names.headName(otherHouseholdId));
  const way = kind === 'people-left' ? 'households.moveTo' : 'households.moveFrom';
  const date = formatLocalDate(movedOn);
  return [
    ...(other === undefined ? [] : [t(way, { where: other })]),
    ...(to === undefined ? [] : [t('households.moveTo', { where: homeWords(to, names) })]),
    kind === 'head-named'
      ? t('households.onDay', { date })
      : t('households.moveWhen', { date, why: reasonWord(reason) }),
  ];
}
