import type { Group } from '../sentence.js';

export const peopleVi = {} as const satisfies Group<'people'>;
