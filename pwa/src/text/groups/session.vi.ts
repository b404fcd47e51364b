import type { Group } from '../sentence.js';

export const sessionVi = {} as const satisfies Group<'session'>;
