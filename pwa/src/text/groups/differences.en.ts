import type { EnglishOf } from '../sentence.js';
import type { differencesVi } from './differences.vi.js';

export const differencesEn = {
  'differences.why':
    'Two tablets changed the same answer without knowing of each other. Ask the person, look at the label or the book, then choose.',
  'differences.onlyHead':
    'Only the head of the station locks and unlocks a lot, so the head chooses this one.',
  'differences.personUnknown': 'Somebody not on this tablet yet',
  'differences.lot': 'Vaccine lot {lot}',
  'differences.lotExpires': 'Expires {date}',
  'differences.openLot': 'Open this lot',
  'differences.locked': 'Locked',
  'differences.notLocked': 'Not locked',
  'differences.lockReason': 'Why the lot was locked or unlocked',
  'differences.closing': 'Is the lot used up',
  'differences.closed': 'Used up',
  'differences.notClosed': 'In use',
  'differences.pregnancyOf': 'Pregnancy of {name}',
  'differences.pregnancyEnd': 'How the pregnancy ended',
  'differences.notEnded': 'Not ended',
  'differences.enrolmentOf': '{name}, register {register}',
  'differences.diagnosisCode': 'Diagnosis code (ICD-10)',
  'differences.diagnosisEdition': 'Edition of ICD-10',
  'differences.cholesterolOn': 'Day cholesterol was measured',
  'differences.standingOn': 'Standing since',
} as const satisfies EnglishOf<typeof differencesVi>;
