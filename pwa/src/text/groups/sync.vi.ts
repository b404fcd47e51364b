import type { Group } from '../sentence.js';

export const syncVi = {} as const satisfies Group<'sync'>;
