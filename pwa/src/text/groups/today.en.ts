import type { EnglishOf } from '../sentence.js';
import type { todayVi } from './today.vi.js';

export const todayEn = {} satisfies EnglishOf<typeof todayVi>;
