// Imported by the page of differences for its effect: its Vietnamese sentences join the others.

import { differencesVi } from './groups/differences.vi.js';
import { addVietnamese } from './language.js';

addVietnamese(differencesVi);
