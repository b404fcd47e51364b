import type { Group } from '../sentence.js';

export const storageVi = {} as const satisfies Group<'storage'>;
