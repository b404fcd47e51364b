// Every sentence there is, by its key: the station's, the office's and those of lazy pages together.

import type { chronicListsVi } from './groups/chronic-lists.vi.js';
import type { chronicVisitVi } from './groups/chronic-visit.vi.js';
import type { codeListsVi } from './groups/code-lists.vi.js';
import type { differencesVi } from './groups/differences.vi.js';
import type { doublesVi } from './groups/doubles.vi.js';
import type { mendingVi } from './groups/mending.vi.js';
import type { recodingVi } from './groups/recoding.vi.js';
import type { vaccinationVi } from './groups/vaccination.vi.js';
import type { vaccineLotsVi } from './groups/vaccine-lots.vi.js';
import type { vaccinesVi } from './groups/vaccines.vi.js';
import type { officeVi } from './office.vi.js';
import type { vi } from './vi.js';

export type Sentences = typeof vi &
  typeof officeVi &
  typeof mendingVi &
  typeof doublesVi &
  typeof differencesVi &
  typeof recodingVi &
  typeof codeListsVi &
  typeof chronicVisitVi &
  typeof chronicListsVi &
  typeof vaccinesVi &
  typeof vaccinationVi &
  typeof vaccineLotsVi;
export type TextKey = keyof Sentences;
