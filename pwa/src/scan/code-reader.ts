// What a scan needs of anything that finds QR codes in a picture. Adapters live in platform/.

import type { Result } from '@tram/shared-schema/result.js';
import type { FrameView, ReadingBudget } from './frame-views.js';

export interface Sighting {
  /** What the codes say, each once. */
  readonly texts: readonly string[];
  /** A code was seen whose text could not be made out: worn, cut off or hidden by glare. */
  readonly damaged: boolean;
}

export const NOTHING_SEEN: Sighting = { texts: [], damaged: false };

/** This browser has no way, or no way left, of finding a code in a picture. */
export type CodeReaderFailure = { kind: 'no-code-reader' };

/** The reader broke over this frame and another took its place: give it the next one. */
export type DecodeFailure = CodeReaderFailure | { kind: 'frame-lost' };

export interface CodeReader {
  readonly budget: ReadingBudget;
  /**
   * Tries the views in order until one reads. The frame belongs to the reader from then on, which closes it:
   * a frame handed to a worker cannot be used again.
   */
  decode(frame: ImageBitmap, views: readonly FrameView[]): Promise<Result<Sighting, DecodeFailure>>;
  dispose(): void;
}

export type OpenCodeReader = () => Promise<Result<CodeReader, CodeReaderFailure>>;
