import type { Group } from '../sentence.js';

export const encountersVi = {} as const satisfies Group<'encounters'>;
