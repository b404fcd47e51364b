import type { Group } from '../sentence.js';

export const centreVi = {} as const satisfies Group<'centre'>;
