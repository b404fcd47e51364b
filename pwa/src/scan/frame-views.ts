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
}

/** What one reader can afford per frame and still answer before the hand has moved on. */
export interface ReadingBudget {
  readonly viewsPerFrame: 1 | 2 | 3;
  readonly pixelsPerView: number;
}

/** Side of the guide box as a share of the frame's shorter side. */
export const GUIDE_SHARE = 0.7;
/** A little wider than the guide box: a hand is not exact, and a code needs its white margin. */
const CENTRE_SHARE = 0.75;
const INNER_SHARE = 0.42;

function centreSquare(frame: Size, share: number): Area {
  const side = Math.round(Math.min(frame.width, frame.height) * share);
  return {
    left: Math.floor((frame.width - side) / 2),
    top: Math.floor((frame.height - side) / 2),
    width: side,
    height: side,
  };
}

const wholeOf = (frame: Size): Area => ({ left: 0, top: 0, ...sizeOf(frame) });
const sizeOf = ({ width, height }: Size): Size => ({ width, height });

function view(area: Area, change: Partial<Omit<FrameView, 'area'>> = {}): FrameView {
  return { area, scale: 1, turnDegrees: 0, binarizer: 'local', denoise: false, ...change };
}

function within(budget: ReadingBudget, wanted: FrameView): FrameView {
  const affordable = Math.sqrt(budget.pixelsPerView / (wanted.area.width * wanted.area.height));
  return affordable < wanted.scale ? { ...wanted, scale: affordable } : wanted;
}

/** `attempt` counts the frames looked at since the last reading. */
export function cameraViews(frame: Size, attempt: number, budget: ReadingBudget): readonly FrameView[] {
  const centre = centreSquare(frame, CENTRE_SHARE);
  const unusual = [
    view(centreSquare(frame, INNER_SHARE), { scale: 2 }),
    view(centre, { binarizer: 'global' }),
    view(centre, { scale: 0.5 }),
    view(centre, { denoise: true }),
  ];
  const turns = Math.floor(attempt / { 3: 1, 2: 2, 1: 4 }[budget.viewsPerFrame]);
  const first = view(centre);
  const whole = view(wholeOf(frame));
  const next = unusual[turns % unusual.length] ?? first;
  const views = {
    3: [first, whole, next],
    2: [first, attempt % 2 === 0 ? whole : next],
    1: [[first, whole, first, next][attempt % 4] ?? first],
  }[budget.viewsPerFrame];
  return views.map((wanted) => within(budget, wanted));
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
