// Which parts of a picture to look at, in which order, and how. A dense code on a cheap camera is found by looking
// again differently, but each frame may cost only so much: the unusual looks take turns over successive frames.
// Knows numbers only; no reader and no camera.

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Area extends Size {
  readonly left: number;
  readonly top: number;
}

export interface FrameView {
  readonly area: Area;
  /** Pixels looked at per pixel of the frame. */
  readonly scale: number;
  readonly turnDegrees: number;
  /** `local` follows shadows across a card, `global` is surer on a blurred or evenly lit one. */
  readonly binarizer: 'local' | 'global';
  readonly denoise: boolean;
  /** Left out where the looks before it have already taken longer: the next frame is then the better look. */
  readonly onlyWithinMs?: number;
}

/** What one reader can afford per frame and still answer before the hand has moved on. */
export interface ReadingBudget {
  readonly viewsPerFrame: 1 | 2;
  readonly pixelsPerView: number;
}

/** Side of the guide box as a share of the frame's shorter side. */
export const GUIDE_SHARE = 0.7;
/** A little wider than the guide box: a hand is not exact, and a code needs its white margin. */
const CENTRE_SHARE = 0.75;
/** Enlarged half again: the codes a cheap camera shows a few pixels too small. */
const WIDE_SHARE = 0.9;
const INNER_SHARE = 0.55;
/** A first look that took this long on a slow tablet is all that a frame gets. */
const SECOND_LOOK_WITHIN_MS = 25;

function centreSquare(frame: Size, share: number): Area {
  const side = Math.round(Math.min(frame.width, frame.height) * share);
  return {
    left: Math.floor((frame.width - side) / 2),
    top: Math.floor((frame.height - side) / 2),
    width: side,
    height: side,
  };
}

/** What lies in the guide box. */
export const guideArea = (frame: Size): Area => centreSquare(frame, GUIDE_SHARE);

const wholeOf = (frame: Size): Area => ({ left: 0, top: 0, ...sizeOf(frame) });
const sizeOf = ({ width, height }: Size): Size => ({ width, height });

function view(area: Area, change: Partial<Omit<FrameView, 'area'>> = {}): FrameView {
  return { area, scale: 1, turnDegrees: 0, binarizer: 'local', denoise: false, ...change };
}

function within(budget: ReadingBudget, wanted: FrameView): FrameView {
  const affordable = Math.sqrt(budget.pixelsPerView / (wanted.area.width * wanted.area.height));
  return affordable < wanted.scale ? { ...wanted, scale: affordable } : wanted;
}

/**
 * `attempt` counts the frames looked at since the last reading. The looks go round in one order, as many to a frame as
 * the reader can afford, so that each has its turn also where only one of them fits.
 */
export function cameraViews(frame: Size, attempt: number, budget: ReadingBudget): readonly FrameView[] {
  const centre = view(centreSquare(frame, CENTRE_SHARE));
  const wide = view(centreSquare(frame, WIDE_SHARE), { scale: 1.5 });
  const unusual = [
    view(centreSquare(frame, INNER_SHARE), { scale: 3 }),
    { ...wide, binarizer: 'global' as const },
    view(wholeOf(frame), { scale: 0.5 }),
    { ...wide, denoise: true },
  ];
  const round = [centre, view(wholeOf(frame)), wide, centre, wide];
  const rounds = unusual.flatMap((look) => [...round, look]);
  return Array.from({ length: budget.viewsPerFrame }, (_, i) => {
    const wanted = within(budget, rounds[(attempt * budget.viewsPerFrame + i) % rounds.length] ?? centre);
    return i === 0 ? wanted : { ...wanted, onlyWithinMs: SECOND_LOOK_WITHIN_MS };
  });
}

const PHOTO_SIDES = [1280, 2200, 800] as const;
const TILE_SIDE = 1400;

/** Overlapping by half, so that no code of up to half a tile is cut by every tile. */
function tiles(photo: Size): Area[] {
  const starts = (length: number, side: number): number[] => {
    const steps = Math.max(1, Math.ceil((length - side) / (side / 2)));
    return Array.from({ length: steps + 1 }, (_, i) => Math.round(((length - side) * i) / steps));
  };
  const width = Math.min(TILE_SIDE, photo.width);
  const height = Math.min(TILE_SIDE, photo.height);
  return starts(photo.height, height).flatMap((top) =>
    starts(photo.width, width).map((left) => ({ left, top, width, height })),
  );
}

/** A photo holds still: it is looked at until everything has been tried, cheapest look first. */
export function photoViews(photo: Size): readonly FrameView[] {
  const whole = wholeOf(photo);
  const longest = Math.max(photo.width, photo.height);
  const scales = PHOTO_SIDES.map((side) => Math.min(1, side / longest));
  const [screen = 1, large = 1] = scales;
  return [
    ...[...new Set(scales)].map((scale) => view(whole, { scale })),
    view(whole, { scale: screen, binarizer: 'global' }),
    ...(longest > TILE_SIDE ? tiles(photo).map((area) => view(area)) : [view(whole, { scale: 2 })]),
    ...[30, 60].map((turnDegrees) => view(whole, { scale: large, turnDegrees })),
    view(whole, { scale: large, denoise: true }),
  ];
}
