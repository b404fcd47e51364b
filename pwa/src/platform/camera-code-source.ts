// The tablet's camera as a scan needs it: the one that looks away from the person, as sharp as it goes, focusing by
// itself. Turns what browsers throw into named failures.

import { err, ok, type Result } from '@tram/shared-schema/result.js';
import type { Camera, CameraFailure, OpenCamera } from '#scan/camera.js';
import { cameraSwitches, focusOnCards } from './camera-track.js';

/** Which camera was used last: on some tablets the browser's first choice cannot focus on a card. */
const CHOICE_KEY = 'tram.camera';

export interface CameraDevices {
  /** Missing where the page was not opened over https. */
  readonly media: Pick<MediaDevices, 'getUserMedia' | 'enumerateDevices'> | undefined;
  readonly isSecure: boolean;
  readonly memory: Pick<Storage, 'getItem' | 'setItem'>;
}

export const browserCamera = (): Camera =>
  createCamera({
    // The type says it is always there; over plain http it is not.
    media: (navigator as Partial<Navigator>).mediaDevices,
    isSecure: isSecureContext,
    memory: localStorage,
  });

function toCameraFailure(error: unknown): CameraFailure {
  if (error instanceof DOMException) {
    switch (error.name) {
      case 'NotAllowedError':
      case 'SecurityError':
        return { kind: 'camera-refused' };
      case 'NotFoundError':
      case 'OverconstrainedError':
        return { kind: 'no-camera' };
      case 'NotReadableError':
      case 'AbortError':
        return { kind: 'camera-busy' };
    }
  }
  // OverconstrainedError is a DOMException in Chrome only since 2024.
  if (error instanceof Error && error.name === 'OverconstrainedError') return { kind: 'no-camera' };
  throw error;
}

const constraints = (deviceId: string | undefined): MediaStreamConstraints => ({
  audio: false,
  video: {
    ...(deviceId ? { deviceId: { exact: deviceId } } : { facingMode: { ideal: 'environment' } }),
    width: { ideal: 1920 },
    height: { ideal: 1080 },
  },
});

async function cameraIds(media: NonNullable<CameraDevices['media']>): Promise<string[]> {
  const devices = await media.enumerateDevices();
  return devices.filter((device) => device.kind === 'videoinput').map((device) => device.deviceId);
}

/** Undefined leaves the choice to the browser. */
function chosenId(ids: readonly string[], last: string | null, which: 'usual' | 'next'): string | undefined {
  const at = last === null ? -1 : ids.indexOf(last);
  if (which === 'usual') return at < 0 ? undefined : ids[at];
  return ids.length > 1 ? ids[(at + 1) % ids.length] : undefined;
}

export function createCamera({ media, isSecure, memory }: CameraDevices): Camera {
  // Also the one the browser chose: `next` goes on from it. Only a person's choice is remembered for another day.
  let lastUsed = memory.getItem(CHOICE_KEY);
  return {
    async open(video, which): Promise<Result<OpenCamera, CameraFailure>> {
      if (!media) return err({ kind: isSecure ? 'no-camera' : 'insecure-context' });
      try {
        const wanted = chosenId(await cameraIds(media), lastUsed, which);
        const stream = await media.getUserMedia(constraints(wanted));
        const [track] = stream.getVideoTracks();
        if (!track) return err({ kind: 'no-camera' });
        lastUsed = track.getSettings().deviceId ?? lastUsed;
        if (which === 'next' && lastUsed !== null) memory.setItem(CHOICE_KEY, lastUsed);
        // Asked again: before the person agrees, browsers tell of one camera at most.
        const hasOthers = (await cameraIds(media)).length > 1;
        return ok(await showing(stream, track, video, hasOthers));
      } catch (error) {
        return err(toCameraFailure(error));
      }
    },
  };
}

async function showing(
  stream: MediaStream,
  track: MediaStreamTrack,
  video: HTMLVideoElement,
  hasOthers: boolean,
): Promise<OpenCamera> {
  const release = (): void => {
    for (const each of stream.getTracks()) each.stop();
    if (video.srcObject === stream) video.srcObject = null;
  };
  try {
    await focusOnCards(track);
    video.srcObject = stream;
    video.muted = true;
    video.playsInline = true;
    await video.play();
  } catch (error) {
    release();
    throw error;
  }

  let stopped = track.readyState === 'ended';
  let stop: () => void = () => undefined;
  const untilStopped = new Promise<undefined>((resolve) => {
    stop = () => {
      stopped = true;
      resolve(undefined);
    };
  });
  track.addEventListener('ended', stop, { once: true });

  const nextFrame = async (): Promise<ImageBitmap | undefined> => {
    await Promise.race([nextPicture(video), untilStopped]);
    if (stopped) return undefined;
    try {
      return await createImageBitmap(video);
    } catch (error) {
      // The picture went away between two lines: the camera was closed or taken.
      if (error instanceof DOMException && error.name === 'InvalidStateError') return undefined;
      throw error;
    }
  };

  return {
    ...cameraSwitches(track),
    hasOthers,
    nextFrame,
    close() {
      stop();
      release();
    },
  };
}

/** About two frames of a slow camera, for browsers that do not announce each picture. */
const PICTURE_MS = 60;

function nextPicture(video: HTMLVideoElement): Promise<void> {
  return new Promise((resolve) => {
    if (typeof video.requestVideoFrameCallback === 'function') {
      video.requestVideoFrameCallback(() => resolve());
    } else {
      setTimeout(resolve, PICTURE_MS);
    }
  });
}
