import { describe, expect, test } from 'vitest';
import { cameraViews, GUIDE_SHARE, photoViews, type FrameView, type ReadingBudget } from './frame-views.js';

const FULL_HD = { width: 1920, height: 1080 };
const AMPLE: ReadingBudget = { viewsPerFrame: 2, pixelsPerView: 2_100_000 };

const inside = ({ area }: FrameView, { width, height }: { width: number; height: number }): boolean =>
  area.left >= 0 && area.top >= 0 && area.left + area.width <= width && area.top + area.height <= height;

const cost = ({ area, scale }: FrameView): number => area.width * area.height * scale * scale;

describe('looking at a camera frame', () => {
  test('begins with the middle of the frame, every pixel of it, a little wider than the guide box', () => {
    const [first] = cameraViews(FULL_HD, 0, AMPLE);
    expect(first?.scale).toBe(1);
    expect(first?.area.width).toBeGreaterThan(FULL_HD.height * GUIDE_SHARE);
    expect(first?.area.left).toBe((FULL_HD.width - (first?.area.width ?? 0)) / 2);
  });

  test('then sees the whole frame, for a card held outside the box, and then the middle enlarged', () => {
    const looks = [0, 1].flatMap((attempt) => cameraViews(FULL_HD, attempt, AMPLE));
    expect(looks[1]?.area).toEqual({ left: 0, top: 0, ...FULL_HD });
    expect(looks[2]?.area.width).toBeLessThan(FULL_HD.width);
    expect(looks[2]?.scale).toBeGreaterThan(1.4);
  });

  test('leaves the second look of a frame out where the first took long, never the first', () => {
    for (let attempt = 0; attempt < 12; attempt++) {
      const [first, second] = cameraViews(FULL_HD, attempt, AMPLE);
      expect(first?.onlyWithinMs).toBeUndefined();
      expect(second?.onlyWithinMs).toBe(25);
    }
  });

  test.each([1, 2] as const)('keeps to %i looks per frame, all of which come round', (viewsPerFrame) => {
    const budget = { viewsPerFrame, pixelsPerView: 1_000_000 };
    const rounds = Array.from({ length: 24 }, (_, attempt) => cameraViews(FULL_HD, attempt, budget));
    expect(rounds.every((views) => views.length === viewsPerFrame)).toBe(true);
    const kinds = rounds.flat().map((look) => JSON.stringify({ ...look, onlyWithinMs: 0 }));
    expect(new Set(kinds).size).toBe(7);
  });

  test.each([
    { width: 640, height: 480 },
    { width: 1080, height: 1920 },
    { width: 3840, height: 2160 },
  ])('stays inside a frame of $width × $height and within its cost', (frame) => {
    for (let attempt = 0; attempt < 8; attempt++) {
      for (const view of cameraViews(frame, attempt, AMPLE)) {
        expect(inside(view, frame)).toBe(true);
        expect(cost(view)).toBeLessThanOrEqual(AMPLE.pixelsPerView * 1.001);
      }
    }
  });
});

describe('looking at a photo', () => {
  test.each([
    { width: 4000, height: 3000 },
    { width: 720, height: 1280 },
    { width: 200, height: 150 },
  ])('of $width × $height begins with the cheap look and never leaves the photo', (photo) => {
    const views = photoViews(photo);
    expect(cost(views[0] ?? photoFail())).toBeLessThanOrEqual(1280 * 1280);
    expect(views.every((view) => inside(view, photo))).toBe(true);
  });

  test('looks at every corner of a large one at full size', () => {
    const photo = { width: 4000, height: 3000 };
    const tiles = photoViews(photo).filter((view) => view.area.width < photo.width && view.scale === 1);
    for (const [x, y] of [
      [0, 0],
      [3999, 0],
      [0, 2999],
      [3999, 2999],
      [2000, 1500],
    ] as const) {
      const seen = tiles.some(
        ({ area }) =>
          x >= area.left && x < area.left + area.width && y >= area.top && y < area.top + area.height,
      );
      expect(seen).toBe(true);
    }
  });

  test('turns it, for a card photographed askew', () => {
    expect(photoViews(FULL_HD).some((view) => view.turnDegrees !== 0)).toBe(true);
  });
});

function photoFail(): never {
  throw new Error('a photo must be looked at');
}
