// A reader that has seen nothing for a while shares the frames with another: the browser's own reader is quick, but
// on some systems blind to small dense codes, and it does not say so.

import type { CodeReader, OpenCodeReader } from '#scan/code-reader.js';

/** About two to four seconds of a card held before the camera. */
const PATIENCE_FRAMES = 30;

export function withSecondOpinion(
  first: CodeReader,
  openSecond: OpenCodeReader,
  patienceFrames = PATIENCE_FRAMES,
): CodeReader {
  let second: CodeReader | undefined;
  let asked = false;
  let disposed = false;
  let fruitless = 0;

  const ask = async (): Promise<void> => {
    asked = true;
    const opened = await openSecond();
    if (!opened.ok) return;
    if (disposed) opened.value.dispose();
    else second = opened.value;
  };
  const next = (): CodeReader =>
    second && fruitless >= patienceFrames && fruitless % 2 === 1 ? second : first;

  return {
    get budget() {
      return next().budget;
    },
    async decode(frame, views) {
      const reader = next();
      const seen = await reader.decode(frame, views);
      fruitless = seen.ok && seen.value.texts.length > 0 ? 0 : fruitless + 1;
      // Opened beside the running camera, so that no frame waits for it.
      if (fruitless >= patienceFrames && !asked) void ask();
      if (seen.ok || reader === first) return seen;
      second = undefined;
      return { ok: false, error: { kind: 'frame-lost' } };
    },
    dispose() {
      disposed = true;
      first.dispose();
      second?.dispose();
    },
  };
}
