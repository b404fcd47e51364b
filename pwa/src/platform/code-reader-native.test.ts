// Chrome on Linux has no detector of its own, so the browser's side is played here.

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { FrameView } from '#scan/frame-views.js';
import { openNativeCodeReader, type BarcodeDetectorClass } from './code-reader-native.js';

const view = (width: number, change: Partial<FrameView> = {}): FrameView => ({
  area: { left: 0, top: 0, width, height: width },
  scale: 1,
  turnDegrees: 0,
  binarizer: 'local',
  denoise: false,
  ...change,
});

const frame = () => ({ width: 1280, height: 720, close: vi.fn() });
const parts: { width: number; close: () => void }[] = [];

type Detect = (source: { width: number }) => Promise<{ rawValue: string }[]>;

function detectorClass(detect: Detect, formats: string[] = ['qr_code', 'ean_13']): BarcodeDetectorClass {
  return class {
    static getSupportedFormats(): Promise<string[]> {
      return Promise.resolve(formats);
    }
    detect(source: ImageBitmapSource): Promise<{ rawValue: string }[]> {
      return detect(source as ImageBitmap);
    }
  };
}

async function openWith(detect: Detect) {
  const opened = await openNativeCodeReader(detectorClass(detect));
  if (!opened.ok) throw new Error('the reader must open');
  return opened.value;
}

beforeEach(() => {
  vi.stubGlobal('createImageBitmap', (_: unknown, _x: number, _y: number, width: number) => {
    const part = { width, close: vi.fn() };
    parts.push(part);
    return Promise.resolve(part);
  });
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
  parts.length = 0;
});

describe('the reader of the browser itself', () => {
  test('is used where it reads QR codes', async () => {
    expect((await openNativeCodeReader(detectorClass(() => Promise.resolve([])))).ok).toBe(true);
  });

  test('is not used where it reads only bar codes, is missing, or has no service behind it', async () => {
    const refused = { ok: false, error: { kind: 'no-code-reader' } };
    expect(await openNativeCodeReader(detectorClass(() => Promise.resolve([]), ['ean_13']))).toEqual(refused);
    expect(await openNativeCodeReader()).toEqual(refused);
    const empty = class {
      static getSupportedFormats(): Promise<string[]> {
        return Promise.reject(new DOMException('service', 'NotSupportedError'));
      }
      detect(): Promise<[]> {
        return Promise.resolve([]);
      }
    };
    expect(await openNativeCodeReader(empty)).toEqual(refused);
  });

  test('looks at one part after the other until one reads, and lets every picture go', async () => {
    const reader = await openWith((part) =>
      Promise.resolve(part.width === 200 ? [{ rawValue: 'Nguyễn|Thử' }] : []),
    );
    const whole = frame();
    const seen = await reader.decode(whole, [view(100), view(200), view(300)]);
    expect(seen).toEqual({ ok: true, value: { texts: ['Nguyễn|Thử'], damaged: false } });
    expect(parts.map((part) => part.width)).toEqual([100, 200]);
    for (const part of [...parts, whole]) expect(part.close).toHaveBeenCalled();
  });

  test('is not asked for what the system does by itself', async () => {
    const reader = await openWith(() => Promise.resolve([]));
    await reader.decode(frame(), [
      view(100, { binarizer: 'global' }),
      view(200, { denoise: true }),
      view(300),
    ]);
    expect(parts.map((part) => part.width)).toEqual([300]);
  });

  test('a code without a text is a damaged one', async () => {
    const reader = await openWith(() => Promise.resolve([{ rawValue: '' }]));
    expect(await reader.decode(frame(), [view(100)])).toEqual({
      ok: true,
      value: { texts: [], damaged: true },
    });
  });

  test('gives up when the service fails or never answers', async () => {
    const failing = await openWith(() => Promise.reject(new DOMException('gone', 'NotSupportedError')));
    expect((await failing.decode(frame(), [view(100)])).ok).toBe(false);
    vi.useFakeTimers();
    const silent = await openWith(() => new Promise(() => undefined));
    const reading = silent.decode(frame(), [view(100)]);
    await vi.advanceTimersByTimeAsync(7_000);
    expect((await reading).ok).toBe(false);
  });
});
