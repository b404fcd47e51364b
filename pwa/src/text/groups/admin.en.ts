import type { EnglishOf } from '../sentence.js';
import type { adminVi } from './admin.vi.js';

export const adminEn = {} satisfies EnglishOf<typeof adminVi>;
