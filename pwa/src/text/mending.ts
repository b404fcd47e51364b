// Imported by the lazy pages of records to mend for its effect: their Vietnamese sentences join the others.
// Kept out of the first load, which every start pays for.

import { mendingVi } from './groups/mending.vi.js';
import { addVietnamese } from './language.js';

addVietnamese(mendingVi);
