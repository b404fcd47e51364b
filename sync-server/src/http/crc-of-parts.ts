// The checksum of one part after another from the checksums of both: gzip ends with that of everything it unpacks to, and
// nobody who sends parts has everything. After zlib's crc32_combine (https://www.zlib.net, RFC 1952 §8).

const POLYNOMIAL = 0xedb88320;
const ONE = 0x80000000;

/** Product of two polynomials over GF(2), the highest power in the lowest bit, modulo that of the CRC. */
function multiply(a: number, b: number): number {
  let [product, factor] = [0, b];
  for (let bit = ONE; bit !== 0; bit >>>= 1) {
    if ((a & bit) !== 0) product ^= factor;
    factor = (factor & 1) !== 0 ? (factor >>> 1) ^ POLYNOMIAL : factor >>> 1;
  }
  return product >>> 0;
}

/** x to the power of eight times `bytes`. */
function shiftBy(bytes: number): number {
  let [shift, square] = [ONE, 0x00800000];
  for (let left = bytes; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) shift = multiply(square, shift);
    square = multiply(square, square);
  }
  return shift;
}

export const crcOfBoth = (first: number, second: number, secondBytes: number): number =>
  (multiply(shiftBy(secondBytes), first) ^ second) >>> 0;
