// Runs in the page before the app does. Times each keystroke from the moment the browser received it to the end of the
// last frame that painted what it changed. Plain JavaScript: what a bundler adds to functions does not exist in a page.

(() => {
  const QUIET_MS = 120;
  const strokes = [];
  const eventTimings = [];
  let stroke;
  let framesAhead = 0;
  let quietTimer;
  let onQuiet;

  const look = () => {
    clearTimeout(quietTimer);
    if (framesAhead > 0 || !onQuiet) return;
    quietTimer = setTimeout(() => {
      const resolve = onQuiet;
      onQuiet = undefined;
      resolve(strokes.at(-1));
    }, QUIET_MS);
  };

  /** Animation frame callbacks run before style, layout and paint of their frame; a message posted there arrives after. */
  const paint = () => {
    const painted = stroke;
    if (!painted) return;
    framesAhead += 1;
    requestAnimationFrame(() => {
      painted.frameAt = performance.now();
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        painted.paintedAt = performance.now();
        framesAhead -= 1;
        look();
      };
      port2.postMessage(undefined);
    });
  };

  addEventListener(
    'keydown',
    ({ timeStamp }) => {
      stroke = { receivedAt: timeStamp, heardAt: 0, changedAt: 0, frameAt: 0, paintedAt: 0, changes: 0 };
      strokes.push(stroke);
    },
    true,
  );
  addEventListener(
    'input',
    () => {
      if (stroke) stroke.heardAt = performance.now();
      paint();
    },
    true,
  );
  document.addEventListener('DOMContentLoaded', () => {
    new MutationObserver((mutations) => {
      const inPage = mutations.filter(({ target }) => target.parentElement?.closest('main'));
      if (!stroke || inPage.length === 0) return;
      stroke.changes += inPage.length;
      stroke.changedAt = performance.now();
      paint();
    }).observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
  });
  new PerformanceObserver((list) => {
    for (const { name, startTime, duration } of list.getEntries()) {
      if (name === 'keydown' || name === 'input') eventTimings.push({ startTime, duration });
    }
  }).observe({ type: 'event', durationThreshold: 16 });

  globalThis.keystrokeProbe = {
    /** The last keystroke, when nothing it caused is still being painted. */
    settled: () =>
      new Promise((resolve) => {
        onQuiet = resolve;
        look();
      }),
    /** The browser's own figures, to its precision of 8 ms; those under 16 ms are not told. */
    eventTimings: () => eventTimings.splice(0),
  };
})();
