// Runs in the bench's page: the same frame through the app's own ladder with its real worker, and through its peers.
// Built by Vite with the app's configuration, so that the worker is the one the app ships.

import {
  BarcodeFormat,
  BinaryBitmap,
  DecodeHintType,
  HybridBinarizer,
  MultiFormatReader,
  NotFoundException,
} from '@zxing/library';
import { HTMLCanvasElementLuminanceSource } from '@zxing/browser';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { openCameraCodeReader } from '../../../pwa/src/platform/code-reader-ladder.js';
import { textOf } from '../../../pwa/src/platform/code-reader-wasm.js';
import type { CodeReader } from '../../../pwa/src/scan/code-reader.js';
import { cameraViews } from '../../../pwa/src/scan/frame-views.js';

export interface LadderLook {
  readonly texts: readonly string[];
  readonly ms: number;
}

export interface PeerRun {
  readonly text: string | undefined;
  readonly ms: number;
}

declare global {
  var scanBench: {
    /** Milliseconds a fixed piece of work takes on the page's thread. */
    mainWork(): number;
    /** The same in a worker of this process. */
    workerWork(): Promise<number>;
    hasOwnDetector(): boolean;
    show(path: string, width: number, height: number): Promise<void>;
    /** One camera frame; `attempt` counts those since the last reading. */
    ladder(attempt: number): Promise<LadderLook>;
    zxingJs(): PeerRun;
    zxingWasm(): Promise<PeerRun>;
  };
}

const HINTS = new Map<DecodeHintType, unknown>([
  [DecodeHintType.TRY_HARDER, true],
  [DecodeHintType.POSSIBLE_FORMATS, [BarcodeFormat.QR_CODE]],
]);

// By its path: `?url`, as the app asks for it, has no type here.
const WASM_URL = new URL('../../../node_modules/zxing-wasm/dist/reader/zxing_reader.wasm', import.meta.url)
  .href;

const WORK = `(() => {
  const startedMs = performance.now();
  let sum = 0;
  for (let i = 0; i < 20_000_000; i++) sum = (sum * 31 + i) | 0;
  return performance.now() - startedMs + (sum & 0);
})()`;

const work = new Worker(
  URL.createObjectURL(new Blob([`onmessage = () => postMessage(${WORK});`], { type: 'text/javascript' })),
);

let shown: ImageData | undefined;
let reader: CodeReader | undefined;
const canvas = document.createElement('canvas');

function frame(): ImageData {
  if (!shown) throw new Error('no frame is shown');
  return shown;
}

async function openLadder(): Promise<CodeReader> {
  const opened = await openCameraCodeReader();
  if (!opened.ok) throw new Error('the ladder did not open');
  return opened.value;
}

prepareZXingModule({
  overrides: { locateFile: () => WASM_URL },
  equalityFn: Object.is,
  fireImmediately: true,
}).then(
  () => document.documentElement.setAttribute('data-ready', ''),
  (error: unknown) => {
    throw error;
  },
);

globalThis.scanBench = {
  mainWork: () => Number((0, eval)(WORK)),
  workerWork: () =>
    new Promise((resolve) => {
      work.onmessage = ({ data }: MessageEvent<number>) => resolve(data);
      work.postMessage(0);
    }),
  hasOwnDetector: () => 'BarcodeDetector' in globalThis,
  async show(path, width, height) {
    const bytes = await (await fetch(path)).arrayBuffer();
    shown = new ImageData(new Uint8ClampedArray(bytes), width, height);
  },
  async ladder(attempt) {
    reader ??= await openLadder();
    const bitmap = await createImageBitmap(frame());
    const startedMs = performance.now();
    const seen = await reader.decode(bitmap, cameraViews(bitmap, attempt, reader.budget));
    const ms = performance.now() - startedMs;
    if (!seen.ok) throw new Error(seen.error.kind);
    return { texts: seen.value.texts, ms };
  },
  zxingJs() {
    const image = frame();
    canvas.width = image.width;
    canvas.height = image.height;
    canvas.getContext('2d', { willReadFrequently: true })?.putImageData(image, 0, 0);
    const startedMs = performance.now();
    const bitmap = new BinaryBitmap(new HybridBinarizer(new HTMLCanvasElementLuminanceSource(canvas)));
    try {
      const text = new MultiFormatReader().decode(bitmap, HINTS).getText();
      return { text, ms: performance.now() - startedMs };
    } catch (error) {
      if (!(error instanceof NotFoundException)) throw error;
      return { text: undefined, ms: performance.now() - startedMs };
    }
  },
  async zxingWasm() {
    const startedMs = performance.now();
    const [found] = await readBarcodes(frame(), { formats: ['QRCode'] });
    // As the app does: the library's guess at an alphabet is no fault of its eyes.
    return { text: found && textOf(found), ms: performance.now() - startedMs };
  },
};
