// Finds codes in frames away from the page's own thread, so that the camera picture and the buttons never stutter.
// Says `ready` once, then answers every request.

import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import wasmUrl from 'zxing-wasm/reader/zxing_reader.wasm?url';
import type { DecodeLook, DecodeReply, DecodeRequest, FoundCode } from './code-reader-messages.js';

const reply = (message: DecodeReply): void => postMessage(message);

// One canvas for all frames: the worker lives as long as one open scan.
const canvas = new OffscreenCanvas(1, 1);
const context = canvas.getContext('2d', { willReadFrequently: true, alpha: false });

function pixelsOf(frame: ImageBitmap, look: DecodeLook): ImageData {
  if (!context) throw new Error('no 2d context in this worker');
  const width = Math.max(1, Math.round(look.width * look.scale));
  const height = Math.max(1, Math.round(look.height * look.scale));
  const turn = (look.turnDegrees * Math.PI) / 180;
  const [cos, sin] = [Math.abs(Math.cos(turn)), Math.abs(Math.sin(turn))];
  canvas.width = Math.ceil(width * cos + height * sin);
  canvas.height = Math.ceil(width * sin + height * cos);
  context.translate(canvas.width / 2, canvas.height / 2);
  context.rotate(turn);
  context.drawImage(
    frame,
    look.left,
    look.top,
    look.width,
    look.height,
    -width / 2,
    -height / 2,
    width,
    height,
  );
  return context.getImageData(0, 0, canvas.width, canvas.height);
}

async function decode({ frame, looks }: DecodeRequest): Promise<FoundCode[]> {
  const damaged: FoundCode[] = [];
  const startedMs = performance.now();
  for (const look of looks) {
    if (look.onlyWithinMs !== null && performance.now() - startedMs > look.onlyWithinMs) break;
    const found = await readBarcodes(pixelsOf(frame, look), look.options);
    const codes = found.map(({ isValid, hasECI, bytes, text }) => ({ isValid, hasECI, bytes, text }));
    if (codes.some((code) => code.isValid)) return codes;
    damaged.push(...codes);
  }
  return damaged;
}

onmessage = ({ data }: MessageEvent<DecodeRequest>) => {
  decode(data)
    .then((codes) => reply({ kind: 'decoded', id: data.id, codes }))
    // The page then takes another reader; what exactly broke in here helps nobody at a station.
    .catch(() => reply({ kind: 'broken' }))
    .finally(() => data.frame.close());
};

prepareZXingModule({
  overrides: { locateFile: () => wasmUrl },
  // The library's own comparison calls Object.hasOwn, which Chrome has only since 93.
  equalityFn: Object.is,
  fireImmediately: true,
}).then(
  () => reply({ kind: 'ready' }),
  () => reply({ kind: 'broken' }),
);
