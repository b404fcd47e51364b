// Runs in the page before the app does. Times each keystroke from the moment the browser received it to the end of the
// last frame that painted what it changed in sight; rows added below the edge of the screen are nobody's wait.
// Plain JavaScript: what a bundler adds to functions does not exist in a page.

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

  const inSight = (node) => {
    const element = node instanceof Element ? node : node.parentElement;
    if (!element) return false;
    const { top, bottom, width, height } = element.getBoundingClientRect();
    // What is only read aloud is one pixel large.
    return bottom > 0 && top < innerHeight && width > 1 && height > 1;
  };

  /**
   * Animation frame callbacks run before style, layout and paint of their frame; a message posted there arrives after.
   * Only then is it asked what was in sight: asked earlier, the question itself would cost a layout.
   */
  const paint = (changedAt, touched) => {
    const painted = stroke;
    framesAhead += 1;
    requestAnimationFrame(() => {
      const frameAt = performance.now();
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        const paintedAt = performance.now();
        framesAhead -= 1;
        if (touched.some(inSight)) Object.assign(painted, { changedAt, frameAt, paintedAt });
        look();
      };
      port2.postMessage(undefined);
    });
  };

  /** What was put there, or else what it was done to. */
  const touchedBy = ({ type, target, addedNodes, removedNodes }) =>
    type === 'childList' && removedNodes.length === 0 ? [...addedNodes] : [target];

  addEventListener(
    'keydown',
    ({ timeStamp }) => {
      stroke = { receivedAt: timeStamp, heardAt: 0, changedAt: 0, frameAt: 0, paintedAt: 0 };
      strokes.push(stroke);
    },
    true,
  );
  addEventListener(
    'input',
    ({ target }) => {
      if (!stroke) return;
      stroke.heardAt = performance.now();
      paint(stroke.heardAt, [target]);
    },
    true,
  );
  document.addEventListener('DOMContentLoaded', () => {
    new MutationObserver((mutations) => {
      const inPage = mutations.filter(({ target }) => target.parentElement?.closest('main'));
      if (stroke && inPage.length > 0) paint(performance.now(), inPage.flatMap(touchedBy));
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
