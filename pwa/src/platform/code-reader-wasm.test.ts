// @vitest-environment happy-dom
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { DecodeReply, DecodeRequest } from './code-reader-messages.js';
import { openWasmCodeReader, type CodeWorker } from './code-reader-wasm.js';

const VIEWS = [
  {
    area: { left: 10, top: 20, width: 300, height: 300 },
    scale: 0.5,
    turnDegrees: 0,
    binarizer: 'global',
    denoise: true,
  },
] as const;

const frame = () => ({ width: 1280, height: 720, close: vi.fn() });

class FakeWorker implements CodeWorker {
  onmessage: CodeWorker['onmessage'] = null;
  onerror: CodeWorker['onerror'] = null;
  onmessageerror: CodeWorker['onmessageerror'] = null;
  readonly requests: DecodeRequest[] = [];
  terminated = false;
  postMessage(request: DecodeRequest): void {
    this.requests.push(request);
  }
  terminate(): void {
    this.terminated = true;
  }
  say(reply: DecodeReply): void {
    this.onmessage?.call(this as unknown as Worker, new MessageEvent('message', { data: reply }));
  }
  crash(): void {
    this.onerror?.call(this as unknown as Worker, new ErrorEvent('error'));
  }
}

async function openWith(worker: FakeWorker) {
  vi.stubGlobal('OffscreenCanvas', class {});
  const opening = openWasmCodeReader(() => worker);
  worker.say({ kind: 'ready' });
  const opened = await opening;
  if (!opened.ok) throw new Error('the reader must open');
  return opened.value;
}

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('the reader in a worker', () => {
  test('hands the frame over and gives back each text once', async () => {
    const worker = new FakeWorker();
    const reader = await openWith(worker);
    const reading = reader.decode(frame(), VIEWS);
    const bytes = new TextEncoder().encode('Nguyễn');
    const code = { isValid: true, hasECI: false, bytes, text: 'a wrong guess' };
    worker.say({ kind: 'decoded', id: 1, codes: [code, code, { ...code, isValid: false }] });
    expect(await reading).toEqual({ ok: true, value: { texts: ['Nguyễn'], damaged: false } });
    expect(worker.requests[0]?.looks[0]).toMatchObject({ left: 10, width: 300, scale: 0.5 });
    expect(worker.requests[0]?.looks[0]?.options).toMatchObject({
      binarizer: 'GlobalHistogram',
      tryDenoise: true,
    });
  });

  test('says when a code is there but cannot be made out', async () => {
    const worker = new FakeWorker();
    const reader = await openWith(worker);
    const reading = reader.decode(frame(), VIEWS);
    worker.say({
      kind: 'decoded',
      id: 1,
      codes: [{ isValid: false, hasECI: false, bytes: new Uint8Array(), text: '' }],
    });
    expect(await reading).toEqual({ ok: true, value: { texts: [], damaged: true } });
  });

  test('does not take an old answer for the new frame', async () => {
    const worker = new FakeWorker();
    const reader = await openWith(worker);
    const first = reader.decode(frame(), VIEWS);
    worker.say({ kind: 'decoded', id: 1, codes: [] });
    await first;
    const second = reader.decode(frame(), VIEWS);
    worker.say({
      kind: 'decoded',
      id: 1,
      codes: [{ isValid: true, hasECI: true, bytes: new Uint8Array(), text: 'old' }],
    });
    worker.say({ kind: 'decoded', id: 2, codes: [] });
    expect(await second).toEqual({ ok: true, value: { texts: [], damaged: false } });
  });

  test('is not available where the worker cannot start, and the worker is ended', async () => {
    vi.stubGlobal('OffscreenCanvas', class {});
    const worker = new FakeWorker();
    const opening = openWasmCodeReader(() => worker);
    worker.crash();
    expect(await opening).toEqual({ ok: false, error: { kind: 'no-code-reader' } });
    expect(worker.terminated).toBe(true);
  });

  test('is not available without WebAssembly, and starts nothing', async () => {
    vi.stubGlobal('WebAssembly', undefined);
    const start = vi.fn();
    expect((await openWasmCodeReader(start)).ok).toBe(false);
    expect(start).not.toHaveBeenCalled();
  });

  test('gives up on a worker that never answers, and closes later frames', async () => {
    const worker = new FakeWorker();
    const reader = await openWith(worker);
    vi.useFakeTimers();
    const reading = reader.decode(frame(), VIEWS);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await reading).toEqual({ ok: false, error: { kind: 'no-code-reader' } });
    const later = frame();
    expect((await reader.decode(later, VIEWS)).ok).toBe(false);
    expect(later.close).toHaveBeenCalled();
    expect(worker.requests).toHaveLength(1);
  });

  test('leaves nobody waiting when the scan is left', async () => {
    const worker = new FakeWorker();
    const reader = await openWith(worker);
    const reading = reader.decode(frame(), VIEWS);
    reader.dispose();
    expect((await reading).ok).toBe(false);
    expect(worker.terminated).toBe(true);
  });
});
