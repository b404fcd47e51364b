import type { Group } from '../sentence.js';

export const immunisationVi = {} as const satisfies Group<'immunisation'>;
