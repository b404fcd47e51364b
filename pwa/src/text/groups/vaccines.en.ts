import type { EnglishOf } from '../sentence.js';
import type { vaccinesVi } from './vaccines.vi.js';

export const vaccinesEn = {
  'vaccines.cardTitle': 'Vaccine card',
} satisfies EnglishOf<typeof vaccinesVi>;
