// A camera frame's middle as grey levels, for measuring why nothing is read in it. The pixels are looked at and dropped.

import { frameSigns, type FrameSigns } from '#scan/frame-signs.js';
import { guideArea } from '#scan/frame-views.js';

/** In the frame's own pixels: of larger frames the middle of the middle, so that it stays cheap. */
const LARGEST_SIDE = 420;

export function createSignsOf(canvas: HTMLCanvasElement): (frame: ImageBitmap) => FrameSigns | undefined {
  const context = canvas.getContext('2d', { willReadFrequently: true, alpha: false });
  return (frame) => {
    if (!context) return undefined;
    const guide = guideArea(frame);
    const side = Math.min(LARGEST_SIDE, guide.width);
    const inset = Math.floor((guide.width - side) / 2);
    canvas.width = side;
    canvas.height = side;
    context.drawImage(frame, guide.left + inset, guide.top + inset, side, side, 0, 0, side, side);
    const { data } = context.getImageData(0, 0, side, side);
    const grey = new Uint8Array(side * side);
    for (let at = 0, from = 0; at < grey.length; at++, from += 4) {
      grey[at] = ((data[from] ?? 0) * 77 + (data[from + 1] ?? 0) * 151 + (data[from + 2] ?? 0) * 28) >> 8;
    }
    // What was seen of a card stays no longer than it is measured.
    canvas.width = 0;
    return frameSigns({ width: side, height: side, grey });
  };
}
