// Runs in the page before the app does. Times a list from the moment a link to it was pressed to the end of the frame that
// shows its rows, and keeps the longest stretch in which the page answered nobody. Plain JavaScript: what a bundler adds to
// functions does not exist in a page.

(() => {
  const longTasks = [];
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) longTasks.push([startTime, duration]);
  }).observe({ type: 'longtask', buffered: true });

  /** Resolves with the moment at which `stands` held and was painted. */
  function painted(stands) {
    return new Promise((resolve) => {
      const look = () => {
        if (!stands()) return;
        observer.disconnect();
        requestAnimationFrame(() => {
          const channel = new MessageChannel();
          channel.port1.onmessage = () => resolve(performance.now());
          channel.port2.postMessage(0);
        });
      };
      const observer = new MutationObserver(look);
      observer.observe(document.documentElement, { childList: true, subtree: true, characterData: true });
      look();
    });
  }
  const inSight = (element) => {
    const { top, bottom, height } = element.getBoundingClientRect();
    return height > 0 && bottom > 0 && top < innerHeight;
  };

  globalThis.listProbe = {
    /** Goes to `href` as by a link of the app; the list is there when one of its rows is in sight. */
    async open(href, label) {
      const link = document.createElement('a');
      link.href = href;
      document.body.append(link);
      const from = performance.now();
      link.click();
      link.remove();
      const at = await painted(() =>
        [...document.querySelectorAll(`[aria-label="${label}"] a`)].some(inSight),
      );
      return at - from;
    },
    /** As typed by hand: Playwright's own typing looks at the whole page first, and holds it up. */
    type(field, text) {
      field.value = text;
      field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertReplacementText' }));
    },
    /** From the first sign that a list is being made to the frame without it. */
    async untilMade() {
      const isMaking = () => document.querySelector('main progress') !== null;
      const from = await painted(isMaking);
      return (await painted(() => !isMaking())) - from;
    },
    /** The longest the page answered nobody since then. */
    longestSince: (since) =>
      Math.max(0, ...longTasks.filter(([start]) => start >= since).map(([, duration]) => duration)),
  };
})();
