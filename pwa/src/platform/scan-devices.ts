// The scan's devices in this browser. Import it lazily: the code readers behind it are no part of a first load.

import type { ScanDevices } from '#scan/scan-devices.js';
import { browserCamera } from './camera-code-source.js';
import { openCameraCodeReader, openPhotoCodeReader } from './code-reader-ladder.js';
import { createSignsOf } from './frame-grey.js';
import { openPicture } from './open-picture.js';
import { pageVisibility } from './page-visibility.js';

const CONFIRM_MS = 60;

export function browserScanDevices(nowMs: () => number): ScanDevices {
  return {
    camera: browserCamera(),
    openReader: openCameraCodeReader,
    signsOf: createSignsOf(document.createElement('canvas')),
    openPhotoReader: openPhotoCodeReader,
    openPicture,
    visibility: pageVisibility,
    nowMs,
    confirm: () => {
      // Not in Safari; and Chrome complains where nobody has touched the page yet. The page turning is sign enough there.
      const mayVibrate = typeof navigator.vibrate === 'function' && navigator.userActivation?.hasBeenActive;
      if (mayVibrate) navigator.vibrate(CONFIRM_MS);
    },
  };
}
