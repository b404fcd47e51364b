import type { Group } from '../sentence.js';

export const vaccinesVi = {
  'vaccines.cardTitle': 'Sổ tiêm',
} as const satisfies Group<'vaccines'>;
