import type { EnglishOf } from '../sentence.js';
import type { codeListsVi } from './code-lists.vi.js';

export const codeListsEn = {
  'lists.title': 'Shared lists',
  'lists.name.units': 'Provinces and communes',
  'lists.name.icd10': 'ICD-10 diagnoses',
  'lists.name.crosswalk': 'What older communes became',
  'lists.name.schedule': 'Vaccination schedule',
  'lists.edition': 'Edition',
  'lists.from': 'In force from',
  'lists.count': 'Codes in force',
  'lists.ended': 'Old codes kept',
  'lists.source': 'Source',
  'lists.imported': 'Imported at',
  'lists.importedBy': 'Imported by',
  'lists.atConsole': 'At the server',
  'lists.none': 'No lists on this tablet yet',
  'lists.noneNow':
    'With a network, press “Get newer lists”. Visits can be recorded without them, with a short list of diseases.',
  'lists.noneAtServer': 'The server has no lists yet',
  'lists.noneAtServerNow':
    'At the server, run: npm run import -- units FILE, or npm run import -- icd10 FILE --edition "TT 06/2026/TT-BYT".',
  'lists.bringNow': 'Get newer lists',
  'lists.bringing': 'Getting lists …',
  'lists.upToDate': 'The lists on this tablet are the newest.',
  'lists.brought': 'Newer lists are here.',
  'lists.failed': 'Newer lists could not be had',
  'lists.unreachable': 'The tablet does not reach the server.',
  'lists.expired': 'The session with the server has ended.',
  'lists.expiredNow': 'Go to More, sign in again and try once more.',
  'lists.trouble': 'The server is in trouble.',
  'lists.full': 'The tablet is full.',
  'lists.fullNow': 'Delete pictures and apps that are not needed and try again.',
  'lists.storageFailed': 'The browser cannot write to the tablet.',
  'lists.movedOn': 'The list at the server has just changed.',
  'lists.tryAgain': 'The lists that are here can still be used. Try again in a few minutes.',
} as const satisfies EnglishOf<typeof codeListsVi>;
