// Slows a whole process down, workers included, which the browser's own throttle does not: that one slows the page's main
// thread alone. The process is stopped and let go again every few milliseconds, so that it runs one part in `factor`.

const RUN_MS = 4;
/** A machine that is late with a tick makes up for it in the next ones, but not in one long stop. */
const LONGEST_STOP_MS = 40;

export interface Slowed {
  /** Lets it run again; how many times slower it really was. */
  release(): Promise<number>;
}

/** A bench that is ended in between must leave no process standing still. */
const stopped = new Set<number>();
process.on('exit', () => stopped.forEach((pid) => process.kill(pid, 'SIGCONT')));
for (const [at, signal] of (['SIGHUP', 'SIGINT', 'SIGTERM'] as const).entries())
  process.once(signal, () => process.exit(130 + at));

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

export function slowProcess(pid: number, factor: number): Slowed {
  let released = false;
  let ranMs = 0;
  const startedMs = performance.now();

  const turns = async (): Promise<void> => {
    while (!released) {
      const from = performance.now();
      await sleep(RUN_MS);
      process.kill(pid, 'SIGSTOP');
      stopped.add(pid);
      ranMs += performance.now() - from;
      const owedMs = ranMs * factor - (performance.now() - startedMs);
      await sleep(Math.min(LONGEST_STOP_MS, Math.max(0, owedMs)));
      process.kill(pid, 'SIGCONT');
      stopped.delete(pid);
    }
  };
  const running = turns();
  return {
    async release() {
      released = true;
      await running;
      return (performance.now() - startedMs) / ranMs;
    },
  };
}
