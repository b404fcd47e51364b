// A household as something to choose: by the name of its head, with what tells it from others of that name.

import { t } from '#text/text.js';
import type { FoundHousehold } from './find-households.js';

interface HouseholdOption<Value> {
  readonly key: string;
  readonly label: string;
  readonly detail?: string;
  readonly value: Value;
}

export function householdOption(household: FoundHousehold): HouseholdOption<FoundHousehold> {
  const { householdId, headName, foundName, memberCount, hamletName } = household;
  return {
    key: householdId,
    label: t('people.householdOption', { name: headName }),
    detail: [
      ...(foundName === undefined ? [] : [t('people.householdWith', { name: foundName })]),
      t('people.householdMembers', { count: memberCount, hamlet: hamletName ?? t('people.hamletUnknown') }),
    ].join(' · '),
    value: household,
  };
}

/** What a form remembers of the one chosen: its id and whom it was called by. */
export function chosenHousehold(
  householdId: string,
  headName: string,
): HouseholdOption<undefined> | undefined {
  if (householdId === '') return undefined;
  const label = t('people.householdOption', { name: headName || t('ui.unknown') });
  return { key: householdId, label, value: undefined };
}
