// How long a process has really been at work, all its threads together: a figure that neighbours on the machine do not
// change. Linux alone says it to the nanosecond.

import { readdir, readFile } from 'node:fs/promises';

/** Undefined where the system does not say. */
export async function onCpuMs(pid: number): Promise<number | undefined> {
  const tasks = `/proc/${pid}/task`;
  const threads = await readdir(tasks).catch(() => undefined);
  if (!threads) return undefined;
  const times = await Promise.all(
    threads.map(async (thread) => {
      // A thread may end between the two questions.
      const line = await readFile(`${tasks}/${thread}/schedstat`, 'utf8').catch(() => '0');
      return Number(line.split(' ')[0]);
    }),
  );
  return times.reduce((sum, time) => sum + time, 0) / 1e6;
}
