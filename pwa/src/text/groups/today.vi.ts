import type { Group } from '../sentence.js';

export const todayVi = {} as const satisfies Group<'today'>;
