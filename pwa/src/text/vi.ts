// Vietnamese, the source language: every sentence a station's tablet may show. Groups live in `groups/`, one per feature.

import { careRecordsVi } from './groups/care-records.vi.js';
import { chronicVi } from './groups/chronic.vi.js';
import { dayFileVi } from './groups/day-file.vi.js';
import { encountersVi } from './groups/encounters.vi.js';
import { householdsVi } from './groups/households.vi.js';
import { immunisationVi } from './groups/immunisation.vi.js';
import { papersVi } from './groups/papers.vi.js';
import { linkedVi } from './groups/linked.vi.js';
import { peopleVi } from './groups/people.vi.js';
import { scanVi } from './groups/scan.vi.js';
import { sessionVi } from './groups/session.vi.js';
import { shellVi } from './groups/shell.vi.js';
import { storageVi } from './groups/storage.vi.js';
import { syncVi } from './groups/sync.vi.js';
import { todayVi } from './groups/today.vi.js';
import { uiVi } from './groups/ui.vi.js';
import { visitsVi } from './groups/visits.vi.js';

export const vi = {
  ...shellVi,
  ...uiVi,
  ...sessionVi,
  ...todayVi,
  ...papersVi,
  ...peopleVi,
  ...linkedVi,
  ...householdsVi,
  ...scanVi,
  ...encountersVi,
  ...immunisationVi,
  ...careRecordsVi,
  ...chronicVi,
  ...visitsVi,
  ...syncVi,
  ...dayFileVi,
  ...storageVi,
} as const;
