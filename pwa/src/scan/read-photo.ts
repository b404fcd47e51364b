// Reads a card from a photo in the gallery. The photo is looked at and let go: it is stored nowhere.

import { err, ok, type Result } from '@tram/shared-schema/result.js';
import type { OpenCodeReader } from './code-reader.js';
import { photoViews } from './frame-views.js';

export type PhotoFailure =
  | { kind: 'not-a-picture' }
  /** Opened whole, it would not fit into a small tablet's memory. */
  | { kind: 'picture-too-large' }
  | { kind: 'no-code-in-picture' }
  /** There is a code in it, too worn, blurred or cut off to be read. */
  | { kind: 'code-unreadable' }
  | { kind: 'no-code-reader' };

export type OpenPicture = (
  file: Blob,
) => Promise<Result<ImageBitmap, { kind: 'not-a-picture' | 'picture-too-large' }>>;

export interface PhotoPorts {
  readonly openPicture: OpenPicture;
  readonly openReader: OpenCodeReader;
}

/** All texts of the first look that finds any: a card may carry two codes. */
export async function readPhoto(
  file: Blob,
  { openPicture, openReader }: PhotoPorts,
): Promise<Result<readonly string[], PhotoFailure>> {
  const reader = await openReader();
  if (!reader.ok) return reader;
  try {
    for (;;) {
      const picture = await openPicture(file);
      if (!picture.ok) return picture;
      const seen = await reader.value.decode(picture.value, photoViews(picture.value));
      if (seen.ok && seen.value.texts.length > 0) return ok(seen.value.texts);
      if (seen.ok) return err({ kind: seen.value.damaged ? 'code-unreadable' : 'no-code-in-picture' });
      // A reader lost over a frame has been replaced by a lesser one, and there are only so many.
      if (seen.error.kind === 'no-code-reader') return err({ kind: 'no-code-reader' });
    }
  } finally {
    reader.value.dispose();
  }
}
