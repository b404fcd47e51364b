// English, all of it, in one file fetched when somebody chooses English. A missing sentence does not compile.

import { adminEn } from './groups/admin.en.js';
import { centreEn } from './groups/centre.en.js';
import { careRecordsEn } from './groups/care-records.en.js';
import { chronicEn } from './groups/chronic.en.js';
import { chronicListsEn } from './groups/chronic-lists.en.js';
import { chronicVisitEn } from './groups/chronic-visit.en.js';
import { codeListsEn } from './groups/code-lists.en.js';
import { differencesEn } from './groups/differences.en.js';
import { dayFileEn } from './groups/day-file.en.js';
import { doublesEn } from './groups/doubles.en.js';
import { encountersEn } from './groups/encounters.en.js';
import { householdsEn } from './groups/households.en.js';
import { immunisationEn } from './groups/immunisation.en.js';
import { papersEn } from './groups/papers.en.js';
import { mendingEn } from './groups/mending.en.js';
import { linkedEn } from './groups/linked.en.js';
import { peopleEn } from './groups/people.en.js';
import { recodingEn } from './groups/recoding.en.js';
import { scanEn } from './groups/scan.en.js';
import { sessionEn } from './groups/session.en.js';
import { shellEn } from './groups/shell.en.js';
import { storageEn } from './groups/storage.en.js';
import { syncEn } from './groups/sync.en.js';
import { todayEn } from './groups/today.en.js';
import { uiEn } from './groups/ui.en.js';
import { vaccinesEn } from './groups/vaccines.en.js';
import { vaccinationEn } from './groups/vaccination.en.js';
import { vaccineLotsEn } from './groups/vaccine-lots.en.js';
import { visitsEn } from './groups/visits.en.js';
import type { TextKey } from './sentences.js';

export const en = {
  ...shellEn,
  ...uiEn,
  ...sessionEn,
  ...todayEn,
  ...papersEn,
  ...peopleEn,
  ...linkedEn,
  ...doublesEn,
  ...householdsEn,
  ...scanEn,
  ...encountersEn,
  ...immunisationEn,
  ...vaccinesEn,
  ...careRecordsEn,
  ...chronicEn,
  ...chronicVisitEn,
  ...chronicListsEn,
  ...visitsEn,
  ...syncEn,
  ...dayFileEn,
  ...differencesEn,
  ...storageEn,
  ...centreEn,
  ...adminEn,
  ...mendingEn,
  ...recodingEn,
  ...codeListsEn,
  ...vaccinationEn,
  ...vaccineLotsEn,
} as const satisfies Record<TextKey, string>;
