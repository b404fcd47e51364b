// Everything a scan asks of the tablet, handed to it in one piece. `platform/scan-devices.ts` fills it in.

import type { OpenCodeReader } from './code-reader.js';
import type { OpenPicture } from './read-photo.js';
import type { ScanPorts } from './scan-session.js';

export interface ScanDevices extends ScanPorts {
  readonly openPicture: OpenPicture;
  /** Slower and more thorough than the one for the camera. */
  readonly openPhotoReader: OpenCodeReader;
  /** Tells the hand that holds the tablet that the card was read. */
  readonly confirm: () => void;
}
