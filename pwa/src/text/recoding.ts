// Imported by the lazy pages of re-coding for its effect: their Vietnamese sentences join the others.
// Kept out of the first load, which every start pays for.

import { recodingVi } from './groups/recoding.vi.js';
import { addVietnamese } from './language.js';

addVietnamese(recodingVi);
