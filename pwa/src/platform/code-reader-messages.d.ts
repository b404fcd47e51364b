// What the page and the code-reading worker say to each other. A declaration file, because each side is compiled as
// its own project with its own library. The worker decides nothing: every choice is in the request.

import type { ReaderOptions } from 'zxing-wasm/reader';

export interface DecodeLook {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly scale: number;
  readonly turnDegrees: number;
  /** Milliseconds of this frame's time after which it is left out; null: never. */
  readonly onlyWithinMs: number | null;
  readonly options: ReaderOptions;
}

/** Looks are tried in order until one finds a valid code. */
export interface DecodeRequest {
  readonly id: number;
  readonly frame: ImageBitmap;
  readonly looks: readonly DecodeLook[];
}

export interface FoundCode {
  readonly isValid: boolean;
  readonly hasECI: boolean;
  readonly bytes: Uint8Array;
  /** In the character set that the code names, or else the reader's guess. */
  readonly text: string;
}

export type DecodeReply =
  | { readonly kind: 'ready' }
  | { readonly kind: 'broken' }
  | { readonly kind: 'decoded'; readonly id: number; readonly codes: readonly FoundCode[] };
