import type { EnglishOf } from '../sentence.js';
import type { sessionVi } from './session.vi.js';

export const sessionEn = {} satisfies EnglishOf<typeof sessionVi>;
