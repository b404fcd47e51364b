import { err, ok, type Result } from '@tram/shared-schema/result.js';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { CameraFailure, OpenCamera } from './camera.js';
import {
  NOTHING_SEEN,
  type CodeReader,
  type CodeReaderFailure,
  type DecodeFailure,
  type Sighting,
} from './code-reader.js';
import { ScanSession, type Looking, type ScanState } from './scan-session.js';

type Seen = Result<Sighting, DecodeFailure>;
const reads = (...texts: string[]): Seen => ok({ texts, damaged: false });
const NOTHING: Seen = ok(NOTHING_SEEN);
const DAMAGED: Seen = ok({ texts: [], damaged: true });

/** A desk with a camera and a reader that do what a test says, one frame at a time. */
class Desk {
  nowMs = 1_000_000;
  visible = true;
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

  constructor(change: Partial<Pick<Desk, 'visible' | 'openCamera' | 'openReader'>> = {}) {
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
      hasOthers: true,
      closed: false,
      setTorch: vi.fn(() => Promise.resolve()),
      setMagnified: vi.fn(() => Promise.resolve()),
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

let desk: Desk;
async function atDesk(change: ConstructorParameters<typeof Desk>[0] = {}): Promise<Desk> {
  desk = new Desk(change);
  await desk.settle();
  return desk;
}
afterEach(() => desk.session.stop());

describe('a card under the camera', () => {
  test('is read once, however many frames show it', async () => {
    await atDesk();
    for (let i = 0; i < 5; i++) await desk.frame(100, reads('card A'));
    expect(desk.texts).toEqual(['card A']);
  });

  test('is read again after it was taken away for two seconds', async () => {
    await atDesk();
    await desk.frame(100, reads('card A'));
    await desk.frame(1_999, NOTHING);
    await desk.frame(1, reads('card A'));
    expect(desk.texts).toEqual(['card A', 'card A']);
  });

  test('followed at once by another card: both are read', async () => {
    await atDesk();
    await desk.frame(100, reads('card A'));
    await desk.frame(100, reads('card B'));
    expect(desk.texts).toEqual(['card A', 'card B']);
  });
});

describe('a card that is not read', () => {
  test('brings up one hint after the other, and none before three seconds', async () => {
    await atDesk();
    const hints: (string | undefined)[] = [];
    for (const ms of [2_999, 1, 3_000, 3_000, 3_000]) {
      await desk.frame(ms, NOTHING);
      hints.push(desk.looking.hint);
    }
    expect(hints).toEqual([undefined, 'closer', 'tilt', 'light', 'type-number']);
  });

  test('whose code is seen again and again is called damaged', async () => {
    await atDesk();
    for (let i = 0; i < 4; i++) await desk.frame(1_000, DAMAGED);
    expect(desk.looking.hint).toBe('damaged');
    for (let i = 0; i < 4; i++) await desk.frame(500, NOTHING);
    expect(desk.looking.hint).toBe('tilt');
  });

  test('is no longer hinted about once a card is read', async () => {
    await atDesk();
    await desk.frame(4_000, NOTHING);
    await desk.frame(100, reads('card A'));
    expect(desk.looking.hint).toBeUndefined();
    await desk.frame(2_999, NOTHING);
    expect(desk.looking.hint).toBeUndefined();
  });
});

describe('the camera', () => {
  test('is off while nobody sees the page, and on again when somebody does', async () => {
    await atDesk();
    await desk.show(false);
    expect(desk.state).toEqual({ kind: 'paused' });
    expect(desk.cameras[0]?.closed).toBe(true);
    await desk.show(true);
    expect(desk.looking.torch).toBe('off');
    expect(desk.readers).toHaveLength(1);
  });

  test('is not opened by a page that starts hidden', async () => {
    await atDesk({ visible: false });
    expect(desk.opened).toEqual([]);
    expect(desk.state).toEqual({ kind: 'paused' });
  });

  test('that opens after the worker left is closed again', async () => {
    let agree: () => void = () => undefined;
    await atDesk({
      openCamera: () => new Promise((resolve) => (agree = () => resolve(ok(desk.newCamera())))),
    });
    desk.session.stop();
    agree();
    await desk.settle();
    expect(desk.cameras[0]?.closed).toBe(true);
    expect(desk.readers[0]?.disposed).toBe(true);
    expect(desk.listening).toHaveBeenCalled();
  });

  test.each(['no-camera', 'camera-refused', 'camera-busy', 'insecure-context'] as const)(
    'that cannot be had is named (%s), and tried again when asked',
    async (kind) => {
      await atDesk({ openCamera: () => Promise.resolve(err({ kind })) });
      expect(desk.state).toEqual({ kind: 'failed', failure: { kind } });
      desk.openCamera = () => Promise.resolve(ok(desk.newCamera()));
      desk.session.retry();
      await desk.settle();
      expect(desk.looking.kind).toBe('looking');
    },
  );

  test('that stops by itself is opened again', async () => {
    await atDesk();
    await desk.frame(100, NOTHING);
    await desk.cameraStops();
    expect(desk.cameras).toHaveLength(2);
    expect(desk.looking.kind).toBe('looking');
  });

  test('that never shows a picture is called busy, not opened for ever', async () => {
    await atDesk();
    await desk.cameraStops();
    expect(desk.state).toEqual({ kind: 'failed', failure: { kind: 'camera-busy' } });
    expect(desk.cameras).toHaveLength(1);
  });

  test('is exchanged for the next one, never two at a time', async () => {
    await atDesk();
    desk.session.switchCamera();
    expect(desk.cameras[0]?.closed).toBe(true);
    await desk.settle();
    expect(desk.opened).toEqual(['usual', 'next']);
    expect(desk.cameras.filter((camera) => !camera.closed)).toHaveLength(1);
  });

  test('shows whether its light is on', async () => {
    await atDesk();
    await desk.session.setTorch(true);
    expect(desk.looking).toMatchObject({ torch: 'on', magnifier: 'none' });
    expect(desk.cameras[0]?.setTorch).toHaveBeenCalledWith(true);
  });
});

describe('the code reader', () => {
  test('missing in this browser is said, and the camera is let go', async () => {
    await atDesk({ openReader: () => Promise.resolve(err({ kind: 'no-code-reader' })) });
    expect(desk.state).toEqual({ kind: 'failed', failure: { kind: 'no-code-reader' } });
    expect(desk.cameras[0]?.closed).toBe(true);
  });

  test('lost over one frame goes on with the next', async () => {
    await atDesk();
    await desk.frame(100, err({ kind: 'frame-lost' }));
    await desk.frame(100, reads('card A'));
    expect(desk.texts).toEqual(['card A']);
  });

  test('lost for good ends the scan with its name', async () => {
    await atDesk();
    await desk.frame(100, err({ kind: 'no-code-reader' }));
    expect(desk.state).toEqual({ kind: 'failed', failure: { kind: 'no-code-reader' } });
  });

  test('that answers after the worker left is not listened to', async () => {
    await atDesk();
    const reading = desk.frame(100, reads('card A'));
    desk.session.stop();
    await reading;
    expect(desk.texts).toEqual([]);
  });
});
