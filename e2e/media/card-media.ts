// Pictures and videos of an invented ID card, for the camera and the gallery of a test browser.
// Chromium plays a Y4M in a loop with --use-file-for-fake-video-capture, so a dozen frames are a steady hand.

import { writeFile } from 'node:fs/promises';
import { type Optics, type Picture, type Pose, seededRandom, takePicture } from './camera-shot.js';
import { cardFace, type CardSide } from './card-face.js';
import { toPng, toY4m } from './picture-files.js';

export interface CardScene extends Partial<Pose>, Partial<Optics> {
  readonly codeText: string;
  readonly side?: CardSide;
  readonly seed?: number;
  readonly width?: number;
  readonly height?: number;
  /** How far the hand moves between two frames, in pixels. */
  readonly shakePixels?: number;
  readonly frames?: number;
}

const STEADY = {
  side: 'front',
  seed: 1,
  width: 1280,
  height: 720,
  codePixels: 300,
  centre: [0.5, 0.5],
  turnDegrees: 4,
  tilt: 0.06,
  blurPixels: 0.6,
  noise: 4,
  light: 0.9,
  glare: 0,
  shakePixels: 4,
  frames: 12,
} as const satisfies Omit<CardScene, 'codeText'>;

/** The whole card lies in the picture. */
const PHOTO = { width: 2400, height: 1800, codePixels: 330, centre: [0.78, 0.32], blurPixels: 0 } as const;

const FRAMES_PER_SECOND = 15;

export function drawCardFrames(scene: CardScene): Picture[] {
  const shot = { ...STEADY, ...scene };
  const random = seededRandom(shot.seed);
  const face = cardFace(shot.codeText, shot.side);
  return Array.from({ length: shot.frames }, (_, frame) => {
    // One full sway per loop, so that the last frame runs into the first.
    const sway = (frame / shot.frames) * 2 * Math.PI;
    const centre = [
      shot.centre[0] + (Math.sin(sway) * shot.shakePixels) / shot.width,
      shot.centre[1] + (Math.cos(sway) * shot.shakePixels) / shot.height,
    ] as const;
    const pose = { ...shot, centre, turnDegrees: shot.turnDegrees + Math.sin(sway) * 0.4 };
    return takePicture(face, pose, shot, shot, random);
  });
}

export async function writeCardVideo(path: string, scene: CardScene): Promise<void> {
  await writeFile(path, toY4m(drawCardFrames(scene), FRAMES_PER_SECOND));
}

/** A photo of the whole card as it lies in a gallery: sharper and larger than a video frame. */
export async function writeCardPhoto(path: string, scene: CardScene): Promise<void> {
  const [picture] = drawCardFrames({ ...PHOTO, ...scene, frames: 1 });
  if (picture) await writeFile(path, toPng(picture));
}
