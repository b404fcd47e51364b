// What a scan needs of a camera. The adapter lives in platform/.

import type { Result } from '@tram/shared-schema/result.js';

export type CameraFailure =
  | { kind: 'no-camera' }
  /** By the person, the browser's settings or the page's policy. */
  | { kind: 'camera-refused' }
  /** Another app holds it, or it did not start. */
  | { kind: 'camera-busy' }
  /** Browsers give a camera only to pages opened over https. */
  | { kind: 'insecure-context' };

export interface OpenCamera {
  readonly hasTorch: boolean;
  /** False where the camera cannot zoom to twice. */
  readonly canMagnify: boolean;
  /** False where the camera takes no order to focus. */
  readonly canRefocus: boolean;
  readonly hasOthers: boolean;
  setTorch(on: boolean): Promise<void>;
  setMagnified(on: boolean): Promise<void>;
  /** Focuses once on what lies in the middle now. */
  refocus(): Promise<void>;
  /** The next frame that has not been seen yet; undefined when the camera has stopped. */
  nextFrame(): Promise<ImageBitmap | undefined>;
  close(): void;
}

export interface Camera {
  /** Shows what it sees in the video element. `next` asks for the camera after the one used last. */
  open(video: HTMLVideoElement, which: 'usual' | 'next'): Promise<Result<OpenCamera, CameraFailure>>;
}

/** A hidden page must not keep the camera: it drains the battery and its light frightens people. */
export interface PageVisibility {
  isVisible(): boolean;
  /** Returns how to stop listening. */
  onChange(listener: () => void): () => void;
}
