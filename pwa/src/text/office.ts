// Imported by the lazy centre and administrator pages for its effect: their Vietnamese sentences join the others.
// Kept out of the first load, which a station's tablet pays for.

import { addVietnamese } from './language.js';
import { officeVi } from './office.vi.js';

addVietnamese(officeVi);
