// Imported by the lazy pages about doubles for its effect: their Vietnamese sentences join the others.

import { doublesVi } from './groups/doubles.vi.js';
import { addVietnamese } from './language.js';

addVietnamese(doublesVi);
