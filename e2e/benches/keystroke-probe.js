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

  /** Whether any of the page between two heights is seen: neither off the screen nor scrolled away in a list of its own. */
  const isSeen = (element, { top, bottom }) => {
    let [from, to] = [Math.max(top, 0), Math.min(bottom, innerHeight)];
    for (let around = element; around && around !== document.body; around = around.parentElement) {
      if (getComputedStyle(around).overflowY === 'visible') continue;
      const edges = around.getBoundingClientRect();
      from = Math.max(from, edges.top);
      to = Math.min(to, edges.bottom);
    }
    return from < to;
  };

  const inSight = (node) => {
    const element = node instanceof Element ? node : node.parentElement;
    if (!element) return false;
    const box = element.getBoundingClientRect();
    // What is only read aloud is one pixel large.
    return box.width > 1 && box.height > 1 && isSeen(element.parentElement, box);
  };

  /** Where something was taken away: what stood there is gone, so its place is told by what stands before it. */
  const isGapInSight = ({ target, previousSibling }) => {
    if (!(previousSibling instanceof Element)) return inSight(target);
    const { bottom } = previousSibling.getBoundingClientRect();
    return previousSibling.isConnected && isSeen(target, { top: bottom, bottom: bottom + 1 });
  };

  const isChangeInSight = (mutation) =>
    mutation.type === 'childList'
      ? [...mutation.addedNodes].some(inSight) || (mutation.removedNodes.length > 0 && isGapInSight(mutation))
      : inSight(mutation.target);

  const isInPage = ({ target }) => target.parentElement?.closest('main');

  /** Asked only once the frame is out: asked earlier, the question itself would cost what is measured. */
  const isInSight = ({ input, mutations }) =>
    (input && inSight(input)) || mutations.filter(isInPage).some(isChangeInSight);

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
