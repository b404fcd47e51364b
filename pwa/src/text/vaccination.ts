// Imported by the lazy pages of a vaccination day for its effect: their Vietnamese sentences join the others.

import { vaccinationVi } from './groups/vaccination.vi.js';
import { vaccineLotsVi } from './groups/vaccine-lots.vi.js';
import { addVietnamese } from './language.js';

addVietnamese({ ...vaccinationVi, ...vaccineLotsVi });
