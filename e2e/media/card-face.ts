// What an ID card looks like, as a colour at a point in millimetres: enough print around the code to mislead a
// reader as a real card does. Knows nothing of cameras. Everything on it is invented; only the QR carries text.

import QRCode from 'qrcode';

export const CARD_WIDTH_MM = 85.6;
export const CARD_HEIGHT_MM = 54;

export type Rgb = readonly [red: number, green: number, blue: number];
/** The 2021 chip card has its code on the front, the card issued from July 2024 on the back. */
export type CardSide = 'front' | 'back';

export interface CardFace {
  /** Undefined outside the card. */
  colourAt(xMm: number, yMm: number): Rgb | undefined;
  readonly codeCentreMm: readonly [x: number, y: number];
  readonly codeSizeMm: number;
  readonly modules: number;
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly colour: Rgb;
}

const INK: Rgb = [44, 46, 58];
const RED: Rgb = [186, 40, 46];
const SKIN: Rgb = [202, 168, 146];
const CHIP: Rgb = [206, 178, 92];
const WHITE: Rgb = [250, 250, 248];
const QUIET_ZONE_MODULES = 3;

const box = (left: number, top: number, width: number, height: number, colour: Rgb): Box => ({
  left,
  top,
  right: left + width,
  bottom: top + height,
  colour,
});

/** Lines of print as short dark dashes, the texture a reader has to tell from modules. */
function print(left: number, top: number, width: number, lines: number): Box[] {
  return Array.from({ length: lines }, (_, line) =>
    Array.from({ length: Math.floor(width / 1.7) }, (_, letter) => ({
      letter,
      height: 1 + ((letter * 7 + line) % 3) * 0.35,
    }))
      .filter(({ letter }) => (letter * 5 + line * 3) % 7 !== 0)
      .map(({ letter, height }) => box(left + letter * 1.7, top + line * 4.4, 0.9, height, INK)),
  ).flat();
}

const FRONT = {
  codeLeft: 67.5,
  codeTop: 4,
  codeSize: 14.5,
  boxes: [
    box(4, 22, 20, 27, SKIN),
    box(9, 26, 10, 6, INK),
    box(6, 5, 11, 11, RED),
    ...print(28, 5, 36, 2),
    ...print(28, 24, 54, 6),
  ],
};
const BACK = {
  codeLeft: 62,
  codeTop: 5,
  codeSize: 19,
  boxes: [box(8, 8, 12, 10, CHIP), ...print(26, 8, 32, 4), ...print(4, 34, 78, 4)],
};

/** Fine wavy lines over the whole card: the guilloche that a plain threshold trips over. */
function paper(xMm: number, yMm: number): Rgb {
  const wave =
    Math.sin(xMm * 4.1 + Math.sin(yMm * 1.7) * 2.2) + Math.sin(yMm * 3.3 - Math.sin(xMm * 0.9) * 2);
  return [196 + wave * 9, 219 + wave * 7, 214 + wave * 8];
}

/** A picture asks for a few million colours, and a pixel of it sees no less of the card than this. */
const CELLS_PER_MM = 10;
const CELLS_ACROSS = Math.ceil(CARD_WIDTH_MM * CELLS_PER_MM);

/** All that is printed on a side but the code, drawn once for all cards. */
function printed(boxes: readonly Box[]): (xMm: number, yMm: number) => Rgb {
  const cells: Rgb[] = [];
  return (xMm, yMm) => {
    const column = Math.floor(xMm * CELLS_PER_MM);
    const row = Math.floor(yMm * CELLS_PER_MM);
    const colour = (): Rgb => {
      const [x, y] = [(column + 0.5) / CELLS_PER_MM, (row + 0.5) / CELLS_PER_MM];
      const area = boxes.find((box) => x >= box.left && x < box.right && y >= box.top && y < box.bottom);
      return area?.colour ?? paper(x, y);
    };
    return (cells[row * CELLS_ACROSS + column] ??= colour());
  };
}

const PRINTED = { front: printed(FRONT.boxes), back: printed(BACK.boxes) };

export function cardFace(codeText: string, side: CardSide): CardFace {
  const { codeLeft, codeTop, codeSize } = side === 'front' ? FRONT : BACK;
  const symbol = QRCode.create(codeText, { errorCorrectionLevel: 'M' }).modules;
  const moduleMm = codeSize / symbol.size;
  const margin = moduleMm * QUIET_ZONE_MODULES;

  const codeColourAt = (xMm: number, yMm: number): Rgb | undefined => {
    const x = xMm - codeLeft;
    const y = yMm - codeTop;
    if (x < -margin || y < -margin || x >= codeSize + margin || y >= codeSize + margin) return undefined;
    const onSymbol = x >= 0 && y >= 0 && x < codeSize && y < codeSize;
    return onSymbol && symbol.get(Math.floor(y / moduleMm), Math.floor(x / moduleMm)) ? INK : WHITE;
  };

  return {
    codeCentreMm: [codeLeft + codeSize / 2, codeTop + codeSize / 2],
    codeSizeMm: codeSize,
    modules: symbol.size,
    colourAt(xMm, yMm) {
      if (xMm < 0 || yMm < 0 || xMm >= CARD_WIDTH_MM || yMm >= CARD_HEIGHT_MM) return undefined;
      return codeColourAt(xMm, yMm) ?? PRINTED[side](xMm, yMm);
    },
  };
}
