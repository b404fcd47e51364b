import { describe, expect, it } from 'vitest';
import { CARD_SAMPLES } from './card-samples.fixture.js';
import { foreignForm } from './foreign-code.js';

const VIETQR =
  '00020101021138570010A00000072701270006970436011300110012345670208QRIBFTTA53037045802VN62150811Chuyen tien6304ABCD';
const SEALED = 'Zx9Kq2Lm7Np4Rt8Vw1Yb5Cd3Fg6Hj0AsDfGhQwErTyUi';

describe('a code that is none of ours is called by its name', () => {
  it.each([
    ['', 'empty'],
    [VIETQR, 'payment'],
    ['00020101021226280010vn.zalopay01063456785204000053037045802VN6304F00D', 'payment'],
    ['2|99|0300000777|Cua hang Thu||0|0|50000', 'payment'],
    ['WIFI:T:WPA;S:Tram y te;P:matkhau;;', 'wifi'],
    ['BEGIN:VCARD\nVERSION:3.0\nFN:Thu\nEND:VCARD', 'contact'],
    ['MECARD:N:Thu;TEL:0300000777;;', 'contact'],
    ['tel:0300000777', 'contact'],
    ['mailto:thu@example.invalid', 'contact'],
    ['SMSTO:0300000777:xin chao', 'contact'],
    ['https://example.invalid/khuyen-mai', 'url'],
    ['www.example.invalid', 'url'],
    ['https://vneid.example.invalid/share/1', 'one-time'],
    ['vneid://login?token=1', 'one-time'],
    ['eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ0aHUifQ.c2lnbmF0dXJl', 'one-time'],
    [SEALED, 'one-time'],
  ])('%s', (text, content) => {
    expect(foreignForm(text)).toBe(content);
  });

  it.each([
    ...Object.entries(CARD_SAMPLES).filter(([name]) => name !== 'webAddress'),
    ['a name', 'Nguyễn Văn An'],
    ['twelve digits that begin like a payment', '000201000001'],
    ['a long word without figures', 'Lorem'.repeat(12)],
  ])('a text that may be ours is left alone: %s', (_, text) => {
    expect(foreignForm(text)).toBeUndefined();
  });
});
