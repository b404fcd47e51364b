import type { EnglishOf } from '../sentence.js';
import type { visitsVi } from './visits.vi.js';

export const visitsEn = {} satisfies EnglishOf<typeof visitsVi>;
