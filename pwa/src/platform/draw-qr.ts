// QR codes of our own slips, worked out on the tablet by the library whose reader is the last rung of the scanner: it is
// on the tablet already, and its writer needs no WebAssembly.

import { err, ok } from '@tram/shared-schema/result.js';
import type { DrawQr } from '#people/qr-squares.js';

export const drawQr: DrawQr = async (text) => {
  const zxing = await import('@zxing/library').catch((error: unknown) => {
    // What `import()` throws when the file cannot be fetched.
    if (error instanceof TypeError) return undefined;
    throw error;
  });
  if (!zxing) return err({ kind: 'no-qr-writer' });
  const { QRCodeEncoder, QRCodeDecoderErrorCorrectionLevel } = zxing;
  // M bears the loss of a seventh of the code; Q would bear a quarter and need more and smaller squares.
  const matrix = QRCodeEncoder.encode(text, QRCodeDecoderErrorCorrectionLevel.M).getMatrix();
  return ok({ size: matrix.getWidth(), isDark: (column, row) => matrix.get(column, row) === 1 });
};
