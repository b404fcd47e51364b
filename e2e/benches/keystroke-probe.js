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

  /** What was put there, or else what it was done to. */
  const touchedBy = ({ type, target, addedNodes, removedNodes }) =>
    type === 'childList' && removedNodes.length === 0 ? [...addedNodes] : [target];

  const isInPage = ({ target }) => target.parentElement?.closest('main');

  /** Asked only once the frame is out: asked earlier, the question itself would cost what is measured. */
  const isInSight = ({ input, mutations }) =>
    (input && inSight(input)) || mutations.filter(isInPage).flatMap(touchedBy).some(inSight);

  /** What the next frame will paint; one question to the browser for all of it. */
  let ahead;

  /**
   * Animation frame callbacks run before style, layout and paint of their frame. A task of the highest priority asked for
   * there is the first one after it; others, as the browser's own look at what a form field holds, come later.
   */
  const onFrame = (frame) => {
    if (ahead === frame) ahead = undefined;
    const frameAt = performance.now();
    void scheduler.postTask(
      () => {
        const paintedAt = performance.now();
        framesAhead -= 1;
        if (isInSight(frame)) {
          Object.assign(frame.stroke, { changedAt: frame.changedAt, frameAt, paintedAt });
        }
        look();
      },
      { priority: 'user-blocking' },
    );
  };

  const frameToCome = (changedAt) => {
    if (ahead?.stroke !== stroke) {
      const frame = { stroke, changedAt, mutations: [] };
      ahead = frame;
      framesAhead += 1;
      requestAnimationFrame(() => onFrame(frame));
    }
    ahead.changedAt = changedAt;
    return ahead;
  };

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
      frameToCome(stroke.heardAt).input = target;
    },
    true,
  );
  document.addEventListener('DOMContentLoaded', () => {
    new MutationObserver((mutations) => {
      if (stroke) frameToCome(performance.now()).mutations.push(...mutations);
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
