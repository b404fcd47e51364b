import type { EnglishOf } from '../sentence.js';
import type { chronicVi } from './chronic.vi.js';

export const chronicEn = {} satisfies EnglishOf<typeof chronicVi>;
