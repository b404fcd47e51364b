import type { EnglishOf } from '../sentence.js';
import type { immunisationVi } from './immunisation.vi.js';

export const immunisationEn = {} satisfies EnglishOf<typeof immunisationVi>;
