import type { EnglishOf } from '../sentence.js';
import type { storageVi } from './storage.vi.js';

export const storageEn = {} satisfies EnglishOf<typeof storageVi>;
