import type { EnglishOf } from '../sentence.js';
import type { syncVi } from './sync.vi.js';

export const syncEn = {} satisfies EnglishOf<typeof syncVi>;
