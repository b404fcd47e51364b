// The code reader that the browser brings along (Shape Detection API): on Android it is the system's own and the
// fastest there is. Present in Chrome for Android, macOS and ChromeOS; not in Chrome for Linux and Windows.

import { err, ok, type Result } from '@tram/shared-schema/result.js';
import type { CodeReader, CodeReaderFailure, Sighting } from '#scan/code-reader.js';
import type { FrameView } from '#scan/frame-views.js';

/** The part of the API used here; TypeScript's library does not have it yet. */
export interface BarcodeDetectorClass {
  new (options: { formats: string[] }): {
    detect(source: ImageBitmapSource): Promise<readonly { readonly rawValue: string }[]>;
  };
  getSupportedFormats(): Promise<readonly string[]>;
}

const UNAVAILABLE = err<CodeReaderFailure>({ kind: 'no-code-reader' });
/** Some systems fetch the detector on first use and then never answer. */
const DECODE_DEADLINE_MS = 6_000;

const late = (): Promise<undefined> =>
  new Promise((resolve) => setTimeout(() => resolve(undefined), DECODE_DEADLINE_MS));

/** The system corrects contrast and angle by itself; only where to look and how large is worth telling it. */
const worthwhile = (view: FrameView): boolean =>
  view.turnDegrees === 0 && view.binarizer === 'local' && !view.denoise;

function cutOut(frame: ImageBitmap, { area, scale }: FrameView): Promise<ImageBitmap> {
  return createImageBitmap(frame, area.left, area.top, area.width, area.height, {
    resizeWidth: Math.max(1, Math.round(area.width * scale)),
    resizeHeight: Math.max(1, Math.round(area.height * scale)),
    resizeQuality: 'medium',
  });
}

export async function openNativeCodeReader(
  Detector: BarcodeDetectorClass | undefined = globalDetector(),
): Promise<Result<CodeReader, CodeReaderFailure>> {
  if (!Detector) return UNAVAILABLE;
  try {
    const formats = await Detector.getSupportedFormats();
    if (!formats.includes('qr_code')) return UNAVAILABLE;
    const detector = new Detector({ formats: ['qr_code'] });
    return ok(readerOn((source) => detector.detect(source)));
  } catch (error) {
    // The class exists where the service behind it does not (tablets without Google Play services).
    if (error instanceof DOMException || error instanceof TypeError) return UNAVAILABLE;
    throw error;
  }
}

function globalDetector(): BarcodeDetectorClass | undefined {
  return (globalThis as { BarcodeDetector?: BarcodeDetectorClass }).BarcodeDetector;
}

type Detect = (source: ImageBitmap) => Promise<readonly { readonly rawValue: string }[]>;

function readerOn(detect: Detect): CodeReader {
  const look = async (frame: ImageBitmap, view: FrameView): Promise<Sighting | undefined> => {
    const part = await cutOut(frame, view);
    try {
      const codes = await Promise.race([detect(part), late()]);
      const texts = new Set(codes?.map((code) => code.rawValue).filter((text) => text !== ''));
      return codes && { texts: [...texts], damaged: codes.length > 0 && texts.size === 0 };
    } finally {
      part.close();
    }
  };

  return {
    budget: { viewsPerFrame: 2, pixelsPerView: 2_100_000 },
    async decode(frame, views) {
      try {
        let damaged = false;
        const startedMs = performance.now();
        for (const view of views.filter(worthwhile)) {
          if (performance.now() - startedMs > (view.onlyWithinMs ?? Infinity)) break;
          const sighting = await look(frame, view);
          if (!sighting) return UNAVAILABLE;
          if (sighting.texts.length > 0) return ok(sighting);
          damaged ||= sighting.damaged;
        }
        return ok({ texts: [], damaged });
      } catch (error) {
        if (error instanceof DOMException) return UNAVAILABLE;
        throw error;
      } finally {
        frame.close();
      }
    },
    dispose() {
      // The browser keeps the detector; there is nothing to give back.
    },
  };
}
