// The code reader on ZXing-C++ in WebAssembly, in a worker. What most tablets use: reads codes that a script cannot,
// several times faster, and not on the page's thread.

import { decodeUtf8 } from '@tram/shared-schema/people/utf8-bytes.js';
import { err, ok, type Result } from '@tram/shared-schema/result.js';
import type { ReaderOptions } from 'zxing-wasm/reader';
import {
  NOTHING_SEEN,
  type CodeReader,
  type CodeReaderFailure,
  type DecodeFailure,
  type Sighting,
} from '#scan/code-reader.js';
import type { FrameView } from '#scan/frame-views.js';
import type { DecodeReply, DecodeRequest, FoundCode } from './code-reader-messages.js';

/** Fetching and compiling 1 MB on a slow tablet; reading one frame. Past these the worker is taken for dead. */
const OPEN_DEADLINE_MS = 20_000;
const DECODE_DEADLINE_MS = 8_000;

const BROKEN = err<CodeReaderFailure>({ kind: 'no-code-reader' });

export type CodeWorker = Pick<
  Worker,
  'postMessage' | 'terminate' | 'onmessage' | 'onerror' | 'onmessageerror'
>;

const startCodeWorker = (): CodeWorker =>
  new Worker(new URL('./code-reader.worker.ts', import.meta.url), { type: 'module' });

export function zxingOptions(view: FrameView): ReaderOptions {
  return {
    formats: ['QRCode'],
    tryHarder: true,
    // A QR code is found at any angle without turning the picture, and no card prints one in negative.
    tryRotate: false,
    tryInvert: false,
    tryDownscale: true,
    downscaleThreshold: 300,
    downscaleFactor: 2,
    tryDenoise: view.denoise,
    binarizer: view.binarizer === 'local' ? 'LocalAverage' : 'GlobalHistogram',
    maxNumberOfSymbols: 4,
    textMode: 'Plain',
    // A code with too many errors is reported as such: the worker is told that the code is worn, not to come closer.
    returnErrors: true,
  };
}

/** Cards carry UTF-8 without saying so; a reader's guess is taken only where the bytes cannot be UTF-8. */
export function textOf(code: Pick<FoundCode, 'hasECI' | 'bytes' | 'text'>): string {
  return code.hasECI ? code.text : (decodeUtf8(code.bytes) ?? code.text);
}

function sightingOf(codes: readonly FoundCode[]): Sighting {
  if (codes.length === 0) return NOTHING_SEEN;
  const texts = new Set(codes.filter((code) => code.isValid).map(textOf));
  return { texts: [...texts], damaged: texts.size === 0 };
}

/** One question at a time: the frame after it is fetched only when the answer is there. */
class WorkerCodeReader implements CodeReader {
  /** The middle of a full HD frame in every pixel, and a little more. What that costs: `npm run bench -- scan`. */
  readonly budget = { viewsPerFrame: 2, pixelsPerView: 750_000 } as const;
  private readonly worker: CodeWorker;
  private lastId = 0;
  private answer: ((reply: DecodeReply) => void) | undefined;
  private broken = false;

  constructor(worker: CodeWorker) {
    this.worker = worker;
    worker.onmessage = ({ data }: MessageEvent<DecodeReply>) => this.take(data);
    worker.onerror = () => this.take({ kind: 'broken' });
    worker.onmessageerror = () => this.take({ kind: 'broken' });
  }

  ready(): Promise<boolean> {
    return this.next(OPEN_DEADLINE_MS).then((reply) => reply.kind === 'ready');
  }

  async decode(frame: ImageBitmap, views: readonly FrameView[]): Promise<Result<Sighting, DecodeFailure>> {
    if (this.broken) {
      frame.close();
      return BROKEN;
    }
    const looks = views.map((view) => ({
      ...view.area,
      scale: view.scale,
      turnDegrees: view.turnDegrees,
      onlyWithinMs: view.onlyWithinMs ?? null,
      options: zxingOptions(view),
    }));
    const request: DecodeRequest = { id: ++this.lastId, frame, looks };
    const answered = this.next(DECODE_DEADLINE_MS);
    this.worker.postMessage(request, [frame]);
    const reply = await answered;
    return reply.kind === 'decoded' ? ok(sightingOf(reply.codes)) : BROKEN;
  }

  dispose(): void {
    this.worker.terminate();
    this.take({ kind: 'broken' });
  }

  private next(deadlineMs: number): Promise<DecodeReply> {
    return new Promise((resolve) => {
      const deadline = setTimeout(() => this.take({ kind: 'broken' }), deadlineMs);
      this.answer = (reply) => {
        clearTimeout(deadline);
        resolve(reply);
      };
    });
  }

  private take(reply: DecodeReply): void {
    if (reply.kind === 'decoded' && reply.id !== this.lastId) return;
    if (reply.kind === 'broken') this.broken = true;
    const answer = this.answer;
    this.answer = undefined;
    answer?.(reply);
  }
}

export async function openWasmCodeReader(
  startWorker: () => CodeWorker = startCodeWorker,
): Promise<Result<CodeReader, CodeReaderFailure>> {
  const able = typeof WebAssembly === 'object' && typeof OffscreenCanvas === 'function';
  if (!able) return BROKEN;
  const reader = new WorkerCodeReader(startWorker());
  if (await reader.ready()) return ok(reader);
  reader.dispose();
  return BROKEN;
}
