// Runs in the page before the app: notes how long the PIN's own work takes, which is slow on purpose, and when things are
// first seen on the screen. Asks nothing of the app.

(() => {
  const { prototype } = SubtleCrypto;
  const { deriveBits } = prototype;
  const noted = { pinWorkMs: 0, lastKeyAt: 0, firstSeen: {} };
  globalThis.coldStart = noted;

  prototype.deriveBits = async function (algorithm, ...rest) {
    const startedAt = performance.now();
    const bits = await deriveBits.call(this, algorithm, ...rest);
    if (algorithm.name === 'PBKDF2') noted.pinWorkMs += performance.now() - startedAt;
    return bits;
  };
  addEventListener('keydown', () => (noted.lastKeyAt = performance.now()), { capture: true });

  const look = () => {
    const seen = {
      pinAsked: document.querySelector('[role="group"][aria-label*="PIN"]') !== null,
      searchBox: document.querySelector('input[type="search"]') !== null,
      everybody: /Tìm trong [\d.]+ người của trạm/.test(document.body?.textContent ?? ''),
    };
    for (const [what, is] of Object.entries(seen)) if (is) noted.firstSeen[what] ??= performance.now();
  };
  new MutationObserver(look).observe(document, { childList: true, subtree: true, characterData: true });
})();
