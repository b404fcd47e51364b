import type { EnglishOf } from '../sentence.js';
import type { scanVi } from './scan.vi.js';

export const scanEn = {} satisfies EnglishOf<typeof scanVi>;
