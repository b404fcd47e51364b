// What may wait until the screen has shown what was just said.

/** Longer than any frame: a hidden page paints nothing, and its work is done all the same. */
const AT_LATEST_MS = 250;

export function afterPaint(run: () => void): void {
  let waits = true;
  const once = (): void => {
    if (waits) run();
    waits = false;
  };
  // The callbacks of a frame run before it is painted: those of the next one know it was. A task of its own then lets
  // everything through that waited for the paint.
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(once)));
  setTimeout(once, AT_LATEST_MS);
}
