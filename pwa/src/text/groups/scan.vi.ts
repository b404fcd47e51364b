import type { Group } from '../sentence.js';

export const scanVi = {} as const satisfies Group<'scan'>;
