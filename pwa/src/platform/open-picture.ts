// A picture file as pixels, turned upright as its maker meant it.

import { err, ok } from '@tram/shared-schema/result.js';
import type { OpenPicture } from '#scan/read-photo.js';

/** A 48-megapixel photo of a telephone is about 15 MB; opened it takes 200 MB, which a 2 GB tablet still has. */
const LARGEST_BYTES = 16 * 1024 * 1024;

export const openPicture: OpenPicture = async (file) => {
  if (file.size > LARGEST_BYTES) return err({ kind: 'picture-too-large' });
  try {
    return ok(await createImageBitmap(file));
  } catch (error) {
    if (error instanceof DOMException && error.name === 'InvalidStateError')
      return err({ kind: 'not-a-picture' });
    throw error;
  }
};
