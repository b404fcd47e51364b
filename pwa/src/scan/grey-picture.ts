/** Grey levels of a part of a frame, one byte each, row by row, in the frame's own pixels. */
export interface GreyPicture {
  readonly width: number;
  readonly height: number;
  readonly grey: Uint8Array;
}
