// Imported by the lazy pages about national lists for its effect: their Vietnamese sentences join the others.

import { codeListsVi } from './groups/code-lists.vi.js';
import { addVietnamese } from './language.js';

addVietnamese(codeListsVi);
