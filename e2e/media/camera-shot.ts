// One picture of a card as a cheap camera takes it: turned, tilted, unevenly lit, out of focus, noisy.
// The same seed gives the same picture.

import { type CardFace, type Rgb } from './card-face.js';

export interface Picture {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue, one byte each, row by row. */
  readonly rgb: Uint8ClampedArray;
}

export interface Pose {
  /** Side of the code in the picture. */
  readonly codePixels: number;
  /** Where the middle of the code falls, as a share of the picture. */
  readonly centre: readonly [x: number, y: number];
  readonly turnDegrees: number;
  /** 0 = held flat to the lens; 0.15 = visibly tilted. */
  readonly tilt: number;
}

export interface Optics {
  /** Radius of the blur in pixels; 0 = in focus. */
  readonly blurPixels: number;
  /** Standard deviation of the noise in grey levels. */
  readonly noise: number;
  /** 1 = daylight, 0.25 = a dim room. */
  readonly light: number;
  /** Strength of a bright reflection over one edge of the code; 0 = none, 1 = burnt out. */
  readonly glare: number;
}

const DESK: Rgb = [116, 94, 74];
const SAMPLES = [0.25, 0.75] as const;

/** Mulberry32: small, fast and the same on every machine. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Maps a point of the picture back onto the card: the inverse of how a lens sees it. */
function lookingAt(face: CardFace, pose: Pose, width: number, height: number) {
  const mmPerPixel = face.codeSizeMm / pose.codePixels;
  const turn = (pose.turnDegrees * Math.PI) / 180;
  const cos = Math.cos(turn);
  const sin = Math.sin(turn);
  const [codeX, codeY] = face.codeCentreMm;
  return (u: number, v: number): readonly [number, number] => {
    const x = u - pose.centre[0] * width;
    const y = v - pose.centre[1] * height;
    const depth = mmPerPixel / (1 - (pose.tilt * (x + y * 0.6)) / pose.codePixels / 2);
    return [codeX + (x * cos + y * sin) * depth, codeY + (y * cos - x * sin) * depth];
  };
}

function exposed(face: CardFace, pose: Pose, optics: Optics, width: number, height: number): Float32Array {
  const toCard = lookingAt(face, pose, width, height);
  const glareX = pose.centre[0] * width + pose.codePixels * 0.45;
  const glareY = pose.centre[1] * height - pose.codePixels * 0.3;
  const light = new Float32Array(width * height * 3);
  for (let v = 0, at = 0; v < height; v++) {
    for (let u = 0; u < width; u++, at += 3) {
      const distance = ((u - glareX) ** 2 + (v - glareY) ** 2) / (pose.codePixels * 0.35) ** 2;
      const glare = 255 * optics.glare * Math.exp(-distance);
      const shade = optics.light * (1 - 0.25 * (u / width)) * (1 - 0.15 * (v / height));
      for (const dv of SAMPLES) {
        for (const du of SAMPLES) {
          const [x, y] = toCard(u + du, v + dv);
          const colour = face.colourAt(x, y) ?? DESK;
          for (let band = 0; band < 3; band++) {
            light[at + band] = (light[at + band] ?? 0) + ((colour[band] ?? 0) * shade + glare) / 4;
          }
        }
      }
    }
  }
  return light;
}

/** One box pass along rows (`step` 3) or columns (`step` 3 × width); two passes of each look like a lens out of focus. */
function boxBlur(
  from: Float32Array,
  radius: number,
  count: number,
  length: number,
  line: number,
  step: number,
): Float32Array {
  const to = new Float32Array(from.length);
  const clamp = (i: number): number => Math.min(length - 1, Math.max(0, i));
  for (let n = 0; n < count; n++) {
    for (let band = 0; band < 3; band++) {
      const start = n * line + band;
      let sum = 0;
      for (let i = -radius; i <= radius; i++) sum += from[start + clamp(i) * step] ?? 0;
      for (let i = 0; i < length; i++) {
        to[start + i * step] = sum / (2 * radius + 1);
        sum +=
          (from[start + clamp(i + radius + 1) * step] ?? 0) - (from[start + clamp(i - radius) * step] ?? 0);
      }
    }
  }
  return to;
}

/** A radius between two whole pixels is the weighted mean of both, so that blur can grow smoothly. */
function blurred(light: Float32Array, radius: number, width: number, height: number): Float32Array {
  if (radius <= 0) return light;
  const whole = (pixels: number): Float32Array =>
    pixels === 0
      ? light
      : boxBlur(boxBlur(light, pixels, height, width, width * 3, 3), pixels, width, height, 3, width * 3);
  const low = whole(Math.floor(radius));
  const share = radius - Math.floor(radius);
  if (share === 0) return low;
  const high = whole(Math.floor(radius) + 1);
  return low.map((value, i) => value * (1 - share) + (high[i] ?? 0) * share);
}

export function takePicture(
  face: CardFace,
  pose: Pose,
  optics: Optics,
  size: { readonly width: number; readonly height: number },
  random: () => number,
): Picture {
  const { width, height } = size;
  const light = blurred(exposed(face, pose, optics, width, height), optics.blurPixels, width, height);
  const rgb = new Uint8ClampedArray(light.length);
  for (let at = 0; at < light.length; at += 3) {
    // Sum of three uniforms: close enough to a bell, with standard deviation 1/2.
    const grain = (random() + random() + random() - 1.5) * 2 * optics.noise;
    for (let band = 0; band < 3; band++) rgb[at + band] = (light[at + band] ?? 0) + grain;
  }
  return { width, height, rgb };
}
