// For a tablet that is shut out, and whoever leaves for good: all that was never sent, as one file, before the keys go.

import type { Files } from './day-file-files.js';
import type { DayFileDesk } from './day-file-desk.js';
import { makeDayFile } from './make-day-file.js';

/**
 * By the share sheet, or into the downloads where there is none or somebody closed it. Answers whether the file left:
 * the records themselves stay as they are, and nothing here drops a key.
 */
export async function keepUnsent(desk: DayFileDesk, files: Files): Promise<boolean> {
  const made = await makeDayFile(desk, {});
  if (!made.ok) return false;
  const { name, content } = made.value;
  const shared = files.canShare(name) ? await files.share(name, content) : 'cannot-share';
  if (shared !== 'shared') files.save(name, content);
  return true;
}
