import type { EnglishOf } from '../sentence.js';
import type { linkedVi } from './linked.vi.js';

export const linkedEn = {
  'linked.menu': 'Possible doubles',
  'linked.menuCount': 'Possible doubles ({count} pairs)',
  'linked.sharedIdsToday': '{count} pairs of records with one personal ID',
  'linked.sharedIdsTodayWhy': 'Two living people cannot share a number; the wrong record will not be linked.',
  'linked.openList': 'Look at the pairs',
  'linked.reason.same-personal-id': 'Same personal ID',
  'linked.reason.same-old-id': 'Same old ID number',
  'linked.reason.same-insurance': 'Same insurance number',
  'linked.reason.slip-of-personal-id': 'Same name, personal ID off by one digit',
  'linked.reason.same-name-and-birth-date': 'Same name and birth date',
  'linked.reason.same-name-year-and-hamlet': 'Same name, birth year and hamlet',
  'linked.reason.same-name-and-birth-year': 'Same name and birth year',
  'linked.reason.same-name-and-hamlet': 'Same name and hamlet, birth year unknown',
  'linked.reason.same-phone-and-given-name': 'Same given name and phone',
  'linked.separateShort': 'Separate',
  'linked.separateNamed': 'Separate the record of {name}',
  'linked.separated': 'Two records again',
  'linked.undone': 'Undone',
  'linked.failed': 'Not written. Both records are as they were; try again.',
  'linked.notHere': 'Not written: the other record has not reached this tablet. Go online, then try again.',
  'linked.held': 'Other records of this person',
  'linked.heldHint': 'Joined to this one. Searching or scanning the number of any of them leads here.',
  'linked.standsAlone': 'Stands alone',
  'linked.holds': '{count} records',
} as const satisfies EnglishOf<typeof linkedVi>;
