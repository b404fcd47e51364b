// Camera frames of invented cards as a desk brings them: too small, out of focus, grainy, turned, tilted, in the dark, in
// the glare of a lamp, and several of these at once. From easy to hopeless, evenly, so that a better reader shows.
// The same seed gives the same frames.

import { cardFace, type CardFace, type CardSide } from './card-face.js';
import { seededRandom, takePicture, type Optics, type Picture, type Pose } from './camera-shot.js';

export const TROUBLES = [
  'size',
  'blur',
  'noise',
  'rotation',
  'perspective',
  'low light',
  'glare',
  'several',
] as const;
export type Trouble = (typeof TROUBLES)[number];

export const FRAME_SIZES = [
  { width: 1280, height: 720 },
  { width: 640, height: 480 },
] as const;

export interface CorpusFrame {
  readonly text: string;
  readonly trouble: Trouble;
  readonly width: number;
  readonly height: number;
  readonly shoot: () => Picture;
}

const FAMILY = ['Lê', 'Nguyễn', 'Vi', 'Sùng', 'Quàng', 'Trần'] as const;
const GIVEN = ['Thị Thử', 'Văn Giả', 'A Mẫu', 'Thị Ân Đạt', 'Hữu Thí Nghiệm', 'Y Thử'] as const;
const HAMLET = ['Xóm 3', 'Thôn Đồng Mẫu', 'Tổ dân phố số 12', 'Bản Thử Nghiệm Trên', 'Khu 4'] as const;
const PLACE = ['Xã Mẫu, Tỉnh Thử', 'Phường Thử Nghiệm, Thành phố Mẫu, Tỉnh Thử', 'Xã Giả Định, Huyện Mẫu, Tỉnh Thử'];

/** Province 003 was never given out: no card of a living person says this. */
function cardText(random: () => number): string {
  const pick = (words: readonly string[]): string => words[Math.floor(random() * words.length)] ?? '';
  const digits = (count: number): string =>
    String(Math.floor(random() * 10 ** count)).padStart(count, '0');
  const year = 1940 + Math.floor(random() * 60);
  const woman = random() < 0.5;
  const id = `003${woman ? 1 : 0}${String(year % 100).padStart(2, '0')}${digits(6)}`;
  const name = `${pick(FAMILY)} ${pick(GIVEN)}`;
  const birth = `0${1 + Math.floor(random() * 9)}0${1 + Math.floor(random() * 9)}${year}`;
  const old = random() < 0.5 ? digits(9) : '';
  return `${id}|${old}|${name}|${birth}|${woman ? 'Nữ' : 'Nam'}|${pick(HAMLET)}, ${pick(PLACE)}|10072023`;
}

type Shot = Pose & Optics;

const between = (from: number, to: number, share: number): number => from + (to - from) * share;

/** What is wrong with the shot, as hard as `share` says: 0 = hardly, 1 = hopeless. Lengths in modules of the code. */
function shot(trouble: Trouble, share: number, random: () => number, face: CardFace): Shot {
  const sway = (reach: number): number => (random() - 0.5) * 2 * reach;
  const modulePixels = trouble === 'size' ? between(6, 1.4, Math.sqrt(share)) : between(3.2, 6, random());
  const good: Shot = {
    codePixels: modulePixels * face.modules,
    centre: [0.5 + sway(0.1), 0.5 + sway(0.1)],
    turnDegrees: sway(12),
    tilt: random() * 0.1,
    blurPixels: modulePixels * 0.1,
    noise: 3 + random() * 3,
    light: between(0.75, 0.95, random()),
    glare: 0,
  };
  switch (trouble) {
    case 'size':
      return good;
    case 'blur':
      return { ...good, blurPixels: modulePixels * between(0.2, 0.85, share) };
    case 'noise':
      return { ...good, noise: between(8, 60, share) };
    case 'rotation':
      return { ...good, turnDegrees: random() * 360, blurPixels: modulePixels * between(0.1, 0.5, share) };
    case 'perspective':
      return { ...good, tilt: between(0.1, 0.7, share), turnDegrees: sway(30) };
    case 'low light':
      return { ...good, light: between(0.35, 0.04, share), noise: between(3, 7, random()) };
    case 'glare':
      return { ...good, glare: between(0.3, 1.6, share) };
    case 'several':
      return {
        ...good,
        codePixels: face.modules * between(4.5, 2, random()),
        turnDegrees: random() * 360,
        tilt: between(0, 0.35, share * random()),
        blurPixels: modulePixels * between(0.1, 0.5, share * random()),
        noise: between(4, 30, share * random()),
        light: between(0.8, 0.15, share * random()),
        glare: between(0, 0.8, share * random()),
      };
  }
}

export function scanCorpus(frames: number, seed: number): CorpusFrame[] {
  const kinds = TROUBLES.length * FRAME_SIZES.length;
  const perKind = Math.ceil(frames / kinds);
  return Array.from({ length: frames }, (_, i): CorpusFrame => {
    const random = seededRandom(seed * 1_000_003 + i);
    const trouble = TROUBLES[i % TROUBLES.length] ?? 'size';
    const size = FRAME_SIZES[Math.floor(i / TROUBLES.length) % FRAME_SIZES.length] ?? FRAME_SIZES[0];
    const share = (Math.floor(i / kinds) + 0.5) / perKind;
    const text = cardText(random);
    const side: CardSide = random() < 0.5 ? 'front' : 'back';
    const shoot = (): Picture => {
      const face = cardFace(text, side);
      const taken = shot(trouble, share, random, face);
      return takePicture(face, taken, taken, size, random);
    };
    return { text, trouble, ...size, shoot };
  });
}
