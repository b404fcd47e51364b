// Runs in the page before the app does. Times a save from the press of the button to the end of the frame that shows
// the visit on the person's page. Plain JavaScript: what a bundler adds to functions does not exist in a page.

(() => {
  let pressedAt = 0;
  addEventListener(
    'click',
    (event) => {
      const button = event.target instanceof Element ? event.target.closest('button') : null;
      if (button && button.type === 'submit') pressedAt = event.timeStamp;
      else if (button && button.textContent.includes('Lưu lượt khám')) pressedAt = event.timeStamp;
    },
    { capture: true },
  );

  /** Resolves once `words` stand in the history of a person and were painted. */
  function shown(words) {
    const stands = () =>
      [...document.querySelectorAll('main a')].some((link) => link.textContent.includes(words));
    return new Promise((resolve) => {
      const painted = () =>
        requestAnimationFrame(() => {
          const channel = new MessageChannel();
          channel.port1.onmessage = () => resolve(performance.now() - pressedAt);
          channel.port2.postMessage(0);
        });
      const observer = new MutationObserver(() => {
        if (!stands()) return;
        observer.disconnect();
        painted();
      });
      observer.observe(document.documentElement, { childList: true, subtree: true, characterData: true });
    });
  }

  globalThis.saveProbe = {
    begin(words) {
      globalThis.saveProbe.done = shown(words);
    },
    done: undefined,
  };
})();
