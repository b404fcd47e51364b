import type { EnglishOf } from '../sentence.js';
import type { encountersVi } from './encounters.vi.js';

export const encountersEn = {} satisfies EnglishOf<typeof encountersVi>;
