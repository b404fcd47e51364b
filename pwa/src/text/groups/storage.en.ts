import type { EnglishOf } from '../sentence.js';
import type { storageVi } from './storage.vi.js';

export const storageEn: EnglishOf<typeof storageVi> = {
  'storage.notOpened': 'The station’s records could not be opened on this device',
  'storage.full': 'The storage of the device is full.',
  'storage.fullNow':
    'Remove photos or other apps, then open again. What was recorded is still on the device.',
  'storage.failed': 'The browser could not open its storage.',
  'storage.failedNow':
    'Close other windows of Trạm and open again. If it stays, tell the administrator; do not clear the browser’s data.',
};
