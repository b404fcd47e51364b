// Imported by the lazy pages about vaccines for its effect: their Vietnamese sentences join the others.

import { vaccinesVi } from './groups/vaccines.vi.js';
import { addVietnamese } from './language.js';

addVietnamese(vaccinesVi);
