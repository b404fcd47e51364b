// The file of a tablet that is shut out. Loaded only then.

import { keepUnsent } from '#day-file/keep-unsent.js';
import { createFiles } from '#platform/files.js';
import type { Workplace } from './open-workplace.js';

export async function saveUnsent({ dayFiles: desk }: Pick<Workplace, 'dayFiles'>): Promise<boolean> {
  return desk !== undefined && (await keepUnsent(desk, createFiles(navigator, document)));
}
