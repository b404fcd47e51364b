import type { Group } from '../sentence.js';

export const chronicVi = {} as const satisfies Group<'chronic'>;
