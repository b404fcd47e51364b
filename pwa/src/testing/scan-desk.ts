// A desk with a camera and a code reader that do what a test says, one frame at a time.

import { ok, type Result } from '@tram/shared-schema/result.js';
import { vi } from 'vitest';
import type { CameraFailure, OpenCamera } from '#scan/camera.js';
import type { CodeReader, CodeReaderFailure, DecodeFailure, Sighting } from '#scan/code-reader.js';
import type { FrameSigns } from '#scan/frame-signs.js';
import { ScanSession, type Looking, type ScanState } from '#scan/scan-session.js';

export type Seen = Result<Sighting, DecodeFailure>;

export class ScanDesk {
  nowMs = 1_000_000;
  visible = true;
  signs: FrameSigns | undefined;
  readonly states: ScanState[] = [];
  readonly texts: string[] = [];
  readonly opened: ('usual' | 'next')[] = [];
  readonly cameras: (OpenCamera & { closed: boolean })[] = [];
  readonly frames: { width: number; height: number; close: () => void }[] = [];
  readonly readers: { disposed: boolean }[] = [];
  openCamera: () => Promise<Result<OpenCamera, CameraFailure>> = () => Promise.resolve(ok(this.newCamera()));
  openReader: () => Promise<Result<CodeReader, CodeReaderFailure>> = () =>
    Promise.resolve(ok(this.newReader()));
  private giveFrame: (frame: ImageBitmap | undefined) => void = () => undefined;
  private giveAnswer: (seen: Seen) => void = () => undefined;
  private visibilityChanged: () => void = () => undefined;
  readonly listening = vi.fn();
  readonly session: ScanSession;

  constructor(change: Partial<Pick<ScanDesk, 'visible' | 'openCamera' | 'openReader'>> = {}) {
    Object.assign(this, change);
    this.session = new ScanSession(
      {
        camera: {
          open: (_video, which) => {
            this.opened.push(which);
            return this.openCamera();
          },
        },
        openReader: () => this.openReader(),
        signsOf: () => this.signs,
        visibility: {
          isVisible: () => this.visible,
          onChange: (listener) => {
            this.visibilityChanged = listener;
            return this.listening;
          },
        },
        nowMs: () => this.nowMs,
      },
      document.createElement('video'),
      { onState: (state) => this.states.push(state), onText: (text) => this.texts.push(text) },
    );
  }

  get state(): ScanState | undefined {
    return this.states[this.states.length - 1];
  }

  get looking(): Looking {
    if (this.state?.kind !== 'looking') throw new Error('the camera must be looking');
    return this.state;
  }

  newCamera(): OpenCamera & { closed: boolean } {
    const camera = {
      hasTorch: true,
      canMagnify: false,
      canRefocus: true,
      hasOthers: true,
      closed: false,
      setTorch: vi.fn(() => Promise.resolve()),
      setMagnified: vi.fn(() => Promise.resolve()),
      refocus: vi.fn(() => Promise.resolve()),
      nextFrame: () => new Promise<ImageBitmap | undefined>((resolve) => (this.giveFrame = resolve)),
      close: () => {
        camera.closed = true;
        this.giveFrame(undefined);
      },
    };
    this.cameras.push(camera);
    return camera;
  }

  newReader(): CodeReader {
    const reader = {
      budget: { viewsPerFrame: 1, pixelsPerView: 1e6 } as const,
      disposed: false,
      decode: () => new Promise<Seen>((resolve) => (this.giveAnswer = resolve)),
      dispose: () => {
        reader.disposed = true;
      },
    };
    this.readers.push(reader);
    return reader;
  }

  /** Lets everything that is already decided happen. */
  async settle(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve));
  }

  async frame(afterMs: number, seen: Seen): Promise<void> {
    this.nowMs += afterMs;
    const frame = { width: 1920, height: 1080, close: vi.fn() };
    this.frames.push(frame);
    this.giveFrame(frame);
    await this.settle();
    this.giveAnswer(seen);
    await this.settle();
  }

  async cameraStops(): Promise<void> {
    this.giveFrame(undefined);
    await this.settle();
  }

  async show(visible: boolean): Promise<void> {
    this.visible = visible;
    this.visibilityChanged();
    await this.settle();
  }
}
