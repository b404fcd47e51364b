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

/** Boxes by the millimetre rows they touch: a picture asks for a few million colours. */
function byRow(boxes: readonly Box[]): readonly (readonly Box[])[] {
  return Array.from({ length: Math.ceil(CARD_HEIGHT_MM) }, (_, row) =>
    boxes.filter((area) => area.top < row + 1 && area.bottom > row),
  );
}

export function cardFace(codeText: string, side: CardSide): CardFace {
  const { codeLeft, codeTop, codeSize, boxes } = side === 'front' ? FRONT : BACK;
  const symbol = QRCode.create(codeText, { errorCorrectionLevel: 'M' }).modules;
  const moduleMm = codeSize / symbol.size;
  const margin = moduleMm * QUIET_ZONE_MODULES;
  const rows = byRow(boxes);

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
      const code = codeColourAt(xMm, yMm);
      if (code) return code;
      const printed = rows[Math.floor(yMm)]?.find(
        (area) => xMm >= area.left && xMm < area.right && yMm >= area.top && yMm < area.bottom,
      );
      return printed?.colour ?? paper(xMm, yMm);
    },
  };
}
