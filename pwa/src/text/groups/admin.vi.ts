import type { Group } from '../sentence.js';

export const adminVi = {} as const satisfies Group<'admin'>;
