import type { Group } from '../sentence.js';

export const visitsVi = {} as const satisfies Group<'visits'>;
