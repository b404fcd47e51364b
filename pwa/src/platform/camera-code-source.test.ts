import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { OpenCamera } from '#scan/camera.js';
import { createCamera, type CameraDevices } from './camera-code-source.js';

/** What no test machine has: a camera with these abilities. */
function fakeTrack(deviceId: string, abilities: object) {
  const target = new EventTarget();
  return Object.assign(target, {
    readyState: 'live',
    stop: vi.fn(),
    applyConstraints: vi.fn(() => Promise.resolve()),
    getCapabilities: () => abilities,
    getSettings: () => ({ deviceId }),
  });
}

interface Setup {
  readonly ids?: readonly string[];
  readonly abilities?: object;
  readonly refuse?: Error;
  readonly remembered?: string;
}

function setUp({ ids = ['back', 'front'], abilities = {}, refuse, remembered }: Setup = {}) {
  const asked: MediaTrackConstraints[] = [];
  const tracks: ReturnType<typeof fakeTrack>[] = [];
  const kept = new Map(remembered === undefined ? [] : [['tram.camera', remembered]]);
  const media = {
    enumerateDevices: () => Promise.resolve(ids.map((deviceId) => ({ kind: 'videoinput', deviceId }))),
    getUserMedia: ({ video }: { video: MediaTrackConstraints }) => {
      asked.push(video);
      if (refuse) return Promise.reject(refuse);
      const wanted = video.deviceId as { exact: string } | undefined;
      const track = fakeTrack(wanted?.exact ?? ids[0] ?? '', abilities);
      tracks.push(track);
      return Promise.resolve({ getVideoTracks: () => [track], getTracks: () => [track] });
    },
  };
  const camera = createCamera({
    media: media as unknown as NonNullable<CameraDevices['media']>,
    isSecure: true,
    memory: { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value) },
  });
  return { camera, asked, tracks, kept };
}

/** A video that shows a picture whenever `show` is called. */
function fakeVideo() {
  const waiting: (() => void)[] = [];
  const element = {
    srcObject: null as unknown,
    play: vi.fn(() => Promise.resolve()),
    requestVideoFrameCallback: (shown: () => void) => waiting.push(shown),
  };
  const show = (): void => waiting.splice(0).forEach((shown) => shown());
  return { element, video: element as unknown as HTMLVideoElement, show };
}

async function opened(opening: ReturnType<ReturnType<typeof createCamera>['open']>): Promise<OpenCamera> {
  const result = await opening;
  if (!result.ok) throw new Error('the camera must open');
  return result.value;
}

beforeEach(() => {
  vi.stubGlobal('createImageBitmap', () => Promise.resolve({ width: 1920, height: 1080, close: vi.fn() }));
});
afterEach(() => vi.unstubAllGlobals());

describe('opening the camera', () => {
  test('asks for the one that looks away from the person, in full HD', async () => {
    const { camera, asked } = setUp();
    await camera.open(fakeVideo().video, 'usual');
    expect(asked[0]).toEqual({
      facingMode: { ideal: 'environment' },
      width: { ideal: 1920 },
      height: { ideal: 1080 },
    });
  });

  test('lets it focus by itself, and tells of its light and its zoom', async () => {
    const abilities = { torch: true, zoom: { min: 1, max: 8 }, focusMode: ['manual', 'continuous'] };
    const { camera, tracks } = setUp({ abilities });
    const open = await opened(camera.open(fakeVideo().video, 'usual'));
    expect(open).toMatchObject({ hasTorch: true, canMagnify: true, hasOthers: true });
    await open.setTorch(true);
    await open.setMagnified(true);
    expect(tracks[0]?.applyConstraints.mock.calls).toEqual([
      [{ advanced: [{ focusMode: 'continuous' }] }],
      [{ advanced: [{ torch: true }] }],
      [{ advanced: [{ zoom: 2 }] }],
    ]);
  });

  test('focuses once when asked, where the camera takes orders', async () => {
    const { camera, tracks } = setUp({ abilities: { focusMode: ['continuous', 'single-shot'] } });
    const open = await opened(camera.open(fakeVideo().video, 'usual'));
    expect(open.canRefocus).toBe(true);
    await open.refocus();
    expect(tracks[0]?.applyConstraints).toHaveBeenLastCalledWith({
      advanced: [{ focusMode: 'single-shot', pointsOfInterest: [{ x: 0.5, y: 0.5 }] }],
    });
  });

  test.each([
    [{ min: 0.05, max: 5 }, 0.15],
    [{ min: 0.3, max: 5 }, 0.3],
  ])('sets one that is focused by hand (%o) to where a card is held', async (focusDistance, set) => {
    const { camera, tracks } = setUp({ abilities: { focusMode: ['manual'], focusDistance } });
    await camera.open(fakeVideo().video, 'usual');
    expect(tracks[0]?.applyConstraints).toHaveBeenCalledWith({
      advanced: [{ focusMode: 'manual', focusDistance: set }],
    });
  });

  test('a camera without extras is still a camera', async () => {
    const { camera, tracks } = setUp({ ids: ['only'] });
    const open = await opened(camera.open(fakeVideo().video, 'usual'));
    expect(open).toMatchObject({
      hasTorch: false,
      canMagnify: false,
      canRefocus: false,
      hasOthers: false,
    });
    expect(tracks[0]?.applyConstraints).not.toHaveBeenCalled();
  });

  test('another one is the next after the one in use, and is remembered', async () => {
    const { camera, asked, kept } = setUp({ ids: ['wide', 'sharp', 'front'] });
    await camera.open(fakeVideo().video, 'usual');
    expect(kept.size).toBe(0);
    await camera.open(fakeVideo().video, 'next');
    await camera.open(fakeVideo().video, 'next');
    await camera.open(fakeVideo().video, 'next');
    expect(asked.map((video) => (video.deviceId as { exact: string } | undefined)?.exact)).toEqual([
      undefined,
      'sharp',
      'front',
      'wide',
    ]);
    expect(kept.get('tram.camera')).toBe('wide');
  });

  test('a remembered camera is used again, unless it has been unplugged', async () => {
    const here = setUp({ remembered: 'front' });
    await here.camera.open(fakeVideo().video, 'usual');
    expect(here.asked[0]?.deviceId).toEqual({ exact: 'front' });
    const gone = setUp({ remembered: 'old-webcam' });
    await gone.camera.open(fakeVideo().video, 'usual');
    expect(gone.asked[0]?.deviceId).toBeUndefined();
  });
});

describe('a camera that cannot be had is named', () => {
  test.each([
    ['NotAllowedError', 'camera-refused'],
    ['SecurityError', 'camera-refused'],
    ['NotFoundError', 'no-camera'],
    ['OverconstrainedError', 'no-camera'],
    ['NotReadableError', 'camera-busy'],
    ['AbortError', 'camera-busy'],
  ])('%s is %s', async (name, kind) => {
    const { camera } = setUp({ refuse: new DOMException('no', name) });
    expect(await camera.open(fakeVideo().video, 'usual')).toEqual({ ok: false, error: { kind } });
  });

  test('over plain http, where browsers hide the cameras', async () => {
    const memory = { getItem: () => null, setItem: () => undefined };
    const hidden = createCamera({ media: undefined, isSecure: false, memory });
    expect(await hidden.open(fakeVideo().video, 'usual')).toEqual({
      ok: false,
      error: { kind: 'insecure-context' },
    });
    const none = createCamera({ media: undefined, isSecure: true, memory });
    expect(await none.open(fakeVideo().video, 'usual')).toEqual({ ok: false, error: { kind: 'no-camera' } });
  });

  test('a surprise is thrown, not renamed', async () => {
    const { camera } = setUp({ refuse: new TypeError('bad constraints') });
    await expect(camera.open(fakeVideo().video, 'usual')).rejects.toThrow('bad constraints');
  });

  test('a picture that does not start leaves no camera running', async () => {
    const { camera, tracks } = setUp();
    const { element, video } = fakeVideo();
    element.play.mockRejectedValue(new DOMException('removed', 'AbortError'));
    expect(await camera.open(video, 'usual')).toEqual({ ok: false, error: { kind: 'camera-busy' } });
    expect(tracks[0]?.stop).toHaveBeenCalled();
    expect(element.srcObject).toBeNull();
  });
});

describe('an open camera', () => {
  test('gives a frame when there is a new picture', async () => {
    const { camera } = setUp();
    const { video, show } = fakeVideo();
    const open = await opened(camera.open(video, 'usual'));
    const frame = open.nextFrame();
    show();
    expect(await frame).toMatchObject({ width: 1920, height: 1080 });
  });

  test('leaves nobody waiting when it is closed, and turns its light off', async () => {
    const { camera, tracks } = setUp();
    const { element, video } = fakeVideo();
    const open = await opened(camera.open(video, 'usual'));
    const frame = open.nextFrame();
    open.close();
    expect(await frame).toBeUndefined();
    expect(tracks[0]?.stop).toHaveBeenCalled();
    expect(element.srcObject).toBeNull();
  });

  test('says so when it is unplugged', async () => {
    const { camera, tracks } = setUp();
    const open = await opened(camera.open(fakeVideo().video, 'usual'));
    const frame = open.nextFrame();
    tracks[0]?.dispatchEvent(new Event('ended'));
    expect(await frame).toBeUndefined();
    expect(await open.nextFrame()).toBeUndefined();
  });
});
