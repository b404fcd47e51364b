// Imported by the lazy pages of chronic care for its effect: their Vietnamese sentences join the others.

import { chronicListsVi } from './groups/chronic-lists.vi.js';
import { chronicVisitVi } from './groups/chronic-visit.vi.js';
import { addVietnamese } from './language.js';

addVietnamese({ ...chronicVisitVi, ...chronicListsVi });
