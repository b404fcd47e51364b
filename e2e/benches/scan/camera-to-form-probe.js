// Runs in the page before the app does. From the press on "Quét" and from the camera's first picture to the end of the frame
// that shows the form filled in from the card. Presses "Đăng ký theo thẻ" as soon as it stands, as no finger could: what a
// worker takes to read the name is not the app's time. Plain JavaScript: what a bundler adds to functions does not exist
// in a page.

(() => {
  const noted = { pressedAt: 0, pictureAt: 0, readAt: 0, filledAt: 0 };
  globalThis.cameraToForm = noted;

  addEventListener(
    'click',
    (event) => {
      const link = event.target instanceof Element ? event.target.closest('a') : null;
      if (link?.textContent.includes('Quét'))
        Object.assign(noted, { pressedAt: event.timeStamp, pictureAt: 0, readAt: 0, filledAt: 0 });
    },
    { capture: true },
  );
  addEventListener('playing', () => (noted.pictureAt ||= performance.now()), { capture: true });

  const look = () => {
    if (noted.pressedAt === 0) return;
    const button = [...document.querySelectorAll('button')].find((each) =>
      each.textContent.includes('Đăng ký theo thẻ'),
    );
    if (button && noted.readAt === 0) {
      noted.readAt = performance.now();
      button.click();
    }
    const filled = [...document.querySelectorAll('main input')].some((each) =>
      each.value.includes('003 309 000 125'),
    );
    if (!filled || noted.filledAt !== 0) return;
    noted.filledAt = -1;
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => (noted.filledAt = performance.now());
      channel.port2.postMessage(0);
    });
  };
  new MutationObserver(look).observe(document, { childList: true, subtree: true, attributes: true });
})();
