// Runs in the page before the app does. Times a save from the press of the button to the end of the frame in which the
// app says that it is saved, which it says only with the record on the disk, and to the end of the frame that shows the
// visit on the person's page. Plain JavaScript: what a bundler adds to functions does not exist in a page.

(() => {
  let pressedAt = 0;
  /** The words on the button, and those that say that it is saved. */
  let [button, saidWords] = ['Lưu lượt khám', 'Đã lưu lượt khám'];
  let heardAt = 0;
  addEventListener(
    'click',
    (event) => {
      const pressed = event.target instanceof Element ? event.target.closest('button') : null;
      if (!pressed?.textContent.includes(button)) return;
      pressedAt = event.timeStamp;
      heardAt = performance.now();
    },
    { capture: true },
  );

  /** Resolves with the time since the press when `stands` holds and was painted. */
  function painted(stands) {
    return new Promise((resolve) => {
      const observer = new MutationObserver(() => {
        if (!stands()) return;
        observer.disconnect();
        requestAnimationFrame(() => {
          const channel = new MessageChannel();
          channel.port1.onmessage = () => resolve(performance.now() - pressedAt);
          channel.port2.postMessage(0);
        });
      });
      observer.observe(document.documentElement, { childList: true, subtree: true, characterData: true });
    });
  }

  const said = () =>
    [...document.querySelectorAll('[role="status"]')].some((place) => place.textContent.includes(saidWords));
  const shown = (words) =>
    [...document.querySelectorAll('main a')].some((link) => link.textContent.includes(words));

  globalThis.saveProbe = {
    begin(words, names) {
      if (names) [button, saidWords] = names;
      globalThis.saveProbe.done = Promise.all([painted(said), painted(() => shown(words))]).then((all) => [
        ...all,
        heardAt - pressedAt,
      ]);
    },
    done: undefined,
  };
})();
