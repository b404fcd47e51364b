// Light, zoom and focus of a camera's track: what it can, and how to ask for it. None of it is in TypeScript's library
// yet: Image Capture extensions, present in Chrome for Android.

export interface CameraAbilities extends MediaTrackCapabilities {
  readonly torch?: boolean;
  readonly zoom?: { readonly min: number; readonly max: number };
  readonly focusMode?: readonly string[];
  readonly focusDistance?: { readonly min: number; readonly max: number };
}

interface Wish extends MediaTrackConstraintSet {
  torch?: boolean;
  zoom?: number;
  focusMode?: string;
  focusDistance?: number;
  pointsOfInterest?: readonly { x: number; y: number }[];
}

const MAGNIFIED = 2;
/** Where a hand holds a card so that its code fills the guide box; metres. */
const CARD_DISTANCE = 0.15;
const MIDDLE = [{ x: 0.5, y: 0.5 }] as const;

export interface CameraSwitches {
  readonly hasTorch: boolean;
  readonly canMagnify: boolean;
  readonly canRefocus: boolean;
  setTorch(on: boolean): Promise<void>;
  setMagnified(on: boolean): Promise<void>;
  refocus(): Promise<void>;
}

/** Asked for, not insisted on: a camera that cannot is still a camera. */
async function wish(track: MediaStreamTrack, wanted: Wish): Promise<void> {
  try {
    await track.applyConstraints({ advanced: [wanted] });
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'OverconstrainedError') throw error;
  }
}

function abilitiesOf(track: MediaStreamTrack): CameraAbilities {
  return typeof track.getCapabilities === 'function' ? track.getCapabilities() : {};
}

/** By itself where it can; a camera that is only set by hand is set to where a card is held. */
export async function focusOnCards(track: MediaStreamTrack): Promise<void> {
  const { focusMode = [], focusDistance } = abilitiesOf(track);
  if (focusMode.includes('continuous')) {
    await wish(track, { focusMode: 'continuous' });
  } else if (focusMode.includes('manual') && focusDistance) {
    const distance = Math.min(focusDistance.max, Math.max(focusDistance.min, CARD_DISTANCE));
    await wish(track, { focusMode: 'manual', focusDistance: distance });
  }
}

export function cameraSwitches(track: MediaStreamTrack): CameraSwitches {
  const { torch, zoom, focusMode = [] } = abilitiesOf(track);
  return {
    hasTorch: torch === true,
    canMagnify: (zoom?.max ?? 1) >= MAGNIFIED,
    canRefocus: focusMode.includes('single-shot'),
    setTorch: (on) => wish(track, { torch: on }),
    setMagnified: (on) => wish(track, { zoom: on ? MAGNIFIED : (zoom?.min ?? 1) }),
    // It stays at that distance until asked again: going on by itself is what had not found the card.
    refocus: () => wish(track, { focusMode: 'single-shot', pointsOfInterest: MIDDLE }),
  };
}
