// The code reader in plain script, for browsers without WebAssembly: slow and on the page's thread, so it gets few
// pixels. It needs nothing but a canvas, which makes it the last rung.

import { err, ok, type Result } from '@tram/shared-schema/result.js';
import { NOTHING_SEEN, type CodeReader, type CodeReaderFailure, type Sighting } from '#scan/code-reader.js';
import type { FrameView } from '#scan/frame-views.js';

const UNAVAILABLE = err<CodeReaderFailure>({ kind: 'no-code-reader' });

export type ReadCanvas = (canvas: HTMLCanvasElement, view: FrameView) => Sighting;

export async function loadZxing(): Promise<ReadCanvas> {
  const [
    { BrowserQRCodeReader, HTMLCanvasElementLuminanceSource },
    {
      BinaryBitmap,
      ChecksumException,
      DecodeHintType,
      FormatException,
      GlobalHistogramBinarizer,
      HybridBinarizer,
      NotFoundException,
    },
  ] = await Promise.all([import('@zxing/browser'), import('@zxing/library')]);
  const reader = new BrowserQRCodeReader(new Map([[DecodeHintType.TRY_HARDER, true]]));
  return (canvas, view) => {
    const Binarizer = view.binarizer === 'local' ? HybridBinarizer : GlobalHistogramBinarizer;
    const bitmap = new BinaryBitmap(new Binarizer(new HTMLCanvasElementLuminanceSource(canvas)));
    try {
      return { texts: [reader.decodeBitmap(bitmap).getText()], damaged: false };
    } catch (error) {
      if (error instanceof NotFoundException) return NOTHING_SEEN;
      if (error instanceof ChecksumException || error instanceof FormatException) {
        return { texts: [], damaged: true };
      }
      throw error;
    }
  };
}

function cutOut(canvas: HTMLCanvasElement, frame: ImageBitmap, { area, scale }: FrameView): void {
  canvas.width = Math.max(1, Math.round(area.width * scale));
  canvas.height = Math.max(1, Math.round(area.height * scale));
  const context = canvas.getContext('2d', { willReadFrequently: true, alpha: false });
  context?.drawImage(frame, area.left, area.top, area.width, area.height, 0, 0, canvas.width, canvas.height);
}

/** The page gets its thread back for as long as it was kept from it, so that buttons answer during a scan. */
const rest = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

export async function openScriptCodeReader(): Promise<Result<CodeReader, CodeReaderFailure>> {
  const canvas = document.createElement('canvas');
  if (!canvas.getContext('2d', { willReadFrequently: true, alpha: false })) return UNAVAILABLE;
  const read = await loadZxing().catch((error: unknown) => {
    // What `import()` throws when the file cannot be fetched.
    if (error instanceof TypeError) return undefined;
    throw error;
  });
  if (!read) return UNAVAILABLE;
  return ok({
    budget: { viewsPerFrame: 1, pixelsPerView: 300_000 },
    async decode(frame, views) {
      let damaged = false;
      try {
        for (const view of views) {
          const startedMs = performance.now();
          cutOut(canvas, frame, view);
          const sighting = read(canvas, view);
          if (sighting.texts.length > 0) return ok(sighting);
          damaged ||= sighting.damaged;
          await rest(performance.now() - startedMs);
        }
        return ok({ texts: [], damaged });
      } finally {
        frame.close();
      }
    },
    dispose() {
      canvas.width = 0;
      canvas.height = 0;
    },
  });
}
