import type { EnglishOf } from '../sentence.js';
import type { peopleVi } from './people.vi.js';

export const peopleEn = {} satisfies EnglishOf<typeof peopleVi>;
