// Pictures as bytes: Y4M for Chromium's fake camera, PNG for the gallery. Written by hand so that tests need no codec.

import { crc32, deflateSync } from 'node:zlib';
import { type Picture } from './camera-shot.js';

/** BT.601 studio swing, what `C420` in a Y4M header means. */
function toI420({ width, height, rgb }: Picture): Uint8Array {
  const chromaWidth = width >> 1;
  const chromaSize = chromaWidth * (height >> 1);
  const planes = new Uint8Array(width * height + 2 * chromaSize);
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at += 3) {
      const r = rgb[at] ?? 0;
      const g = rgb[at + 1] ?? 0;
      const b = rgb[at + 2] ?? 0;
      planes[y * width + x] = 16 + (65.481 * r + 128.553 * g + 24.966 * b) / 255;
      if (x % 2 === 0 && y % 2 === 0) {
        const chroma = width * height + (y >> 1) * chromaWidth + (x >> 1);
        planes[chroma] = 128 + (-37.797 * r - 74.203 * g + 112 * b) / 255;
        planes[chroma + chromaSize] = 128 + (112 * r - 93.786 * g - 18.214 * b) / 255;
      }
    }
  }
  return planes;
}

export function toY4m(pictures: readonly Picture[], framesPerSecond: number): Buffer {
  const [first] = pictures;
  if (!first) throw new RangeError('a video needs at least one picture');
  if (first.width % 2 || first.height % 2) throw new RangeError('4:2:0 needs an even width and height');
  const header = `YUV4MPEG2 W${first.width} H${first.height} F${framesPerSecond}:1 Ip A1:1 C420\n`;
  return Buffer.concat([
    Buffer.from(header, 'ascii'),
    ...pictures.flatMap((picture) => [Buffer.from('FRAME\n', 'ascii'), toI420(picture)]),
  ]);
}

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'ascii'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}

export function toPng({ width, height, rgb }: Picture): Buffer {
  const size = Buffer.alloc(13);
  size.writeUInt32BE(width, 0);
  size.writeUInt32BE(height, 4);
  size.set([8, 2, 0, 0, 0], 8); // 8 bits a band, true colour
  const rows = Buffer.alloc(height * (width * 3 + 1));
  for (let y = 0; y < height; y++) {
    rows.set(rgb.subarray(y * width * 3, (y + 1) * width * 3), y * (width * 3 + 1) + 1);
  }
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', size),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', new Uint8Array()),
  ]);
}
