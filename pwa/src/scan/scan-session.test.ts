// @vitest-environment happy-dom
import { err, ok } from '@tram/shared-schema/result.js';
import { afterEach, describe, expect, test } from 'vitest';
import { ScanDesk, type Seen } from '#testing/scan-desk.js';
import { NOTHING_SEEN } from './code-reader.js';

const reads = (...texts: string[]): Seen => ok({ texts, damaged: false });
const NOTHING: Seen = ok(NOTHING_SEEN);
const DAMAGED: Seen = ok({ texts: [], damaged: true });

let desk: ScanDesk;
async function atDesk(change: ConstructorParameters<typeof ScanDesk>[0] = {}): Promise<ScanDesk> {
  desk = new ScanDesk(change);
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

  test('is hinted about by what the frame shows', async () => {
    await atDesk();
    desk.signs = { paperGrey: 30, glareShare: 0, sharpness: 0.8, modulePixels: 5 };
    await desk.frame(3_000, NOTHING);
    expect(desk.looking.hint).toBe('light');
    desk.signs = { paperGrey: 255, glareShare: 0.2, sharpness: 0.8, modulePixels: 5 };
    await desk.frame(2_000, NOTHING);
    expect(desk.looking.hint).toBe('tilt');
  });

  test('whose code is seen again and again is called damaged', async () => {
    await atDesk();
    for (let i = 0; i < 5; i++) await desk.frame(1_000, DAMAGED);
    expect(desk.looking.hint).toBe('damaged');
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
