// Gives way between two slices of long work, so that a tap or a keystroke is answered first.

interface PageScheduler {
  postTask(work: () => void, options: { priority: 'background' | 'user-visible' }): Promise<void>;
}

/** A message is delivered behind what waits already, and without the four milliseconds a timer takes. */
function messageTurn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}

export function yieldToScreen(): Promise<void> {
  const { scheduler } = globalThis as { scheduler?: PageScheduler };
  return scheduler ? scheduler.postTask(() => undefined, { priority: 'user-visible' }) : messageTurn();
}
