// Where somebody lives, as a list says it.

import { t } from '#text/text.js';
import type { DirectoryPerson } from './person-directory.js';

/** `Thôn Mẫu`, `nhà ông Nguyễn Văn Mẫu` */
export function placeWords(person: DirectoryPerson): readonly string[] {
  const hamlet = person.hamletName ?? t('people.hamletUnknown');
  if (person.relationToHead === 'head') return [hamlet, t('people.isHead')];
  if (person.householdHeadName === undefined) return [hamlet];
  return [hamlet, t('people.headIs', { name: person.householdHeadName })];
}
