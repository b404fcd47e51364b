// @vitest-environment node
// The real decoders on drawn codes: a Vietnamese name must come out as it went in, whatever the code says or does not
// say about its alphabet.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { mendMisreadUtf8 } from '@tram/shared-schema/people/utf8-bytes.js';
import QRCode from 'qrcode';
import { beforeAll, describe, expect, test } from 'vitest';
import { prepareZXingModule as prepareReader, readBarcodes } from 'zxing-wasm/reader';
import { prepareZXingModule as prepareWriter, writeBarcode } from 'zxing-wasm/writer';
import type { FrameView } from '#scan/frame-views.js';
import { loadZxing, type ReadCanvas } from './code-reader-script.js';
import { textOf, zxingOptions } from './code-reader-wasm.js';

const CARD = '001090000001|123456789|Nguyễn Thị Đượm Ỷ|05061990|Nữ|Xóm Ọc Ạch, Xã Ễnh Ương|01072021';
const VIEW: FrameView = {
  area: { left: 0, top: 0, width: 1, height: 1 },
  scale: 1,
  turnDegrees: 0,
  binarizer: 'local',
  denoise: false,
};

interface Pixels {
  readonly data: Uint8ClampedArray<ArrayBuffer>;
  readonly width: number;
  readonly height: number;
}

function draw(size: number, isDark: (row: number, column: number) => boolean): Pixels {
  const [quiet, scale] = [4, 4];
  const side = (size + 2 * quiet) * scale;
  const data = new Uint8ClampedArray(side * side * 4).fill(255);
  for (let y = 0; y < size * scale; y++) {
    for (let x = 0; x < size * scale; x++) {
      const at = ((y + quiet * scale) * side + x + quiet * scale) * 4;
      if (isDark(Math.floor(y / scale), Math.floor(x / scale))) data.fill(30, at, at + 3);
    }
  }
  return { data, width: side, height: side };
}

/** As cards carry it: UTF-8 bytes without a word about it. */
function plainCode(text: string): Pixels {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' });
  return draw(modules.size, (row, column) => modules.get(row, column) === 1);
}

/** The bytes of a card under an ECI header that names this alphabet, rightly or not. */
async function labelledCode(alphabet: 'UTF-8' | 'ISO-8859-1' | 'BINARY'): Promise<Pixels> {
  const bytes = new TextEncoder().encode(CARD);
  const { symbol, error } = await writeBarcode(bytes, { format: 'QRCode', options: `eci=${alphabet}` });
  expect(error).toBe('');
  return draw(symbol.width, (row, column) => symbol.data[row * symbol.width + column] === 0);
}

/** The same code with a third of its modules hidden. */
function halfHidden(code: Pixels): Pixels {
  const data = new Uint8ClampedArray(code.data);
  const from = Math.floor(code.height * 0.4);
  for (let y = from; y < code.height * 0.66; y++) {
    data.fill(255, (y * code.width + code.width * 0.35) * 4, (y * code.width + code.width * 0.9) * 4);
  }
  return { ...code, data };
}

const wasmBinary = (path: string): ArrayBuffer => {
  const file = readFileSync(createRequire(import.meta.url).resolve(path));
  return file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength);
};

beforeAll(async () => {
  const load = (path: string) =>
    ({ overrides: { wasmBinary: wasmBinary(path) }, fireImmediately: true }) as const;
  await Promise.all([
    prepareReader(load('zxing-wasm/reader/zxing_reader.wasm')),
    prepareWriter(load('zxing-wasm/writer/zxing_writer.wasm')),
  ]);
});

describe('the WebAssembly reader', () => {
  const read = async (code: Pixels): Promise<string[]> => {
    const found = await readBarcodes({ ...code, colorSpace: 'srgb' }, zxingOptions(VIEW));
    return found.filter((each) => each.isValid).map((each) => mendMisreadUtf8(textOf(each)));
  };

  test('reads a card that does not name its alphabet', async () => {
    expect(await read(plainCode(CARD))).toEqual([CARD]);
  });

  test.each(['UTF-8', 'ISO-8859-1', 'BINARY'] as const)(
    'reads a code that says it is %s',
    async (alphabet) => {
      expect(await read(await labelledCode(alphabet))).toEqual([CARD]);
    },
  );

  test('says of a worn code that it is there', async () => {
    const found = await readBarcodes(
      { ...halfHidden(plainCode(CARD)), colorSpace: 'srgb' },
      zxingOptions(VIEW),
    );
    expect(found.map((each) => each.isValid)).toEqual([false]);
  });
});

describe('the script reader', () => {
  let read: (code: Pixels, binarizer?: FrameView['binarizer']) => ReturnType<ReadCanvas>;

  beforeAll(async () => {
    const readCanvas = await loadZxing();
    read = (code, binarizer = 'local') => {
      // There is no canvas here; this is all the library asks of one.
      const canvas = { ...code, getContext: () => ({ getImageData: () => code }) };
      return readCanvas(canvas as unknown as HTMLCanvasElement, { ...VIEW, binarizer });
    };
  });

  test.each(['local', 'global'] as const)(
    'reads a card that does not name its alphabet (%s)',
    (binarizer) => {
      expect(read(plainCode(CARD), binarizer)).toEqual({ texts: [CARD], damaged: false });
    },
  );

  test.each(['UTF-8', 'ISO-8859-1'] as const)('reads a code that says it is %s', async (alphabet) => {
    const { texts } = read(await labelledCode(alphabet));
    expect(texts.map(mendMisreadUtf8)).toEqual([CARD]);
  });

  test('says of a worn code that it is there, of an empty picture that nothing is', () => {
    expect(read(halfHidden(plainCode(CARD)))).toEqual({ texts: [], damaged: true });
    expect(read(draw(40, () => false))).toEqual({ texts: [], damaged: false });
  });
});
