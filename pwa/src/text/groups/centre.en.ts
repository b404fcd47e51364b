import type { EnglishOf } from '../sentence.js';
import type { centreVi } from './centre.vi.js';

export const centreEn = {} satisfies EnglishOf<typeof centreVi>;
