import { parseLocalDate } from '@tram/shared-schema/local-date.js';
import { err, ok } from '@tram/shared-schema/result.js';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Camera, CameraFailure } from '../camera.js';
import { NOTHING_SEEN, type CodeReader } from '../code-reader.js';
import type { ScanDevices } from '../scan-devices.js';
import { usKeyboard } from '../us-keyboard.table.js';
import { ScanScreen, type ScanScreenProps } from './ScanScreen.js';

const CARD = '001090000001|123456789|Nguyễn Thị Thử|05061990|Nữ|Xóm Mẫu|01072021';
const parsed = parseLocalDate('2026-11-20');
if (!parsed.ok) throw new Error('a day must be a day');
const today = parsed.value;

/** What the camera is looking at. */
let underCamera: string[] = [];
let nowMs = 0;

const reader = (): CodeReader => ({
  budget: { viewsPerFrame: 1, pixelsPerView: 1e6 },
  decode: () => Promise.resolve(ok({ ...NOTHING_SEEN, texts: underCamera })),
  dispose: () => undefined,
});
const torch = vi.fn(() => Promise.resolve());
const refocus = vi.fn(() => Promise.resolve());

const workingCamera: Camera = {
  open: () =>
    Promise.resolve(
      ok({
        hasTorch: true,
        canMagnify: true,
        canRefocus: true,
        hasOthers: true,
        setTorch: torch,
        setMagnified: () => Promise.resolve(),
        refocus,
        nextFrame: () =>
          new Promise<ImageBitmap>((resolve) =>
            setTimeout(() => {
              nowMs += 100;
              resolve({ width: 1280, height: 720, close: () => undefined });
            }),
          ),
        close: () => undefined,
      }),
    ),
};
const cameraThatFails = (kind: CameraFailure['kind']): Camera => ({
  open: () => Promise.resolve(err({ kind })),
});

function show(change: Partial<ScanDevices> = {}) {
  const devices: ScanDevices = {
    camera: workingCamera,
    openReader: () => Promise.resolve(ok(reader())),
    signsOf: () => undefined,
    openPhotoReader: () => Promise.resolve(ok(reader())),
    openPicture: () => Promise.resolve(ok({ width: 800, height: 600, close: () => undefined })),
    visibility: { isVisible: () => true, onChange: () => () => undefined },
    nowMs: () => nowMs,
    confirm: vi.fn(),
    ...change,
  };
  const onCard = vi.fn<ScanScreenProps['onCard']>();
  render(<ScanScreen today={today} devices={devices} onCard={onCard} />);
  return { devices, onCard };
}

const button = (name: string) => screen.findByRole('button', { name });
const numberField = () => screen.findByLabelText<HTMLInputElement>('Số căn cước');
const typeNumber = async (text: string) => fireEvent.input(await numberField(), { target: { value: text } });

beforeEach(() => {
  underCamera = [];
  nowMs = 0;
  torch.mockClear();
  refocus.mockClear();
});
// The camera loop of a screen that stands must not run into the next test.
afterEach(cleanup);

describe('a card', () => {
  test('under the camera is handed on once, and felt in the hand', async () => {
    underCamera = [CARD];
    const { onCard, devices } = show();
    await waitFor(() => expect(onCard).toHaveBeenCalled());
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(onCard).toHaveBeenCalledTimes(1);
    expect(onCard.mock.calls[0]?.[0]).toMatchObject({ kind: 'cccd', card: { name: 'Nguyễn Thị Thử' } });
    expect(onCard.mock.calls[0]?.[1]).toBe('camera');
    expect(devices.confirm).toHaveBeenCalledOnce();
  });

  test('that is torn is asked for again while the camera goes on', async () => {
    underCamera = [CARD.slice(0, 30)];
    const { onCard } = show();
    expect((await screen.findByRole('alert')).textContent).toContain('Mã bị thiếu, quét lại');
    underCamera = [CARD];
    await waitFor(() => expect(onCard).toHaveBeenCalledOnce());
    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
  });

  test.each([
    ['https://example.com/pay', 'mã của một trang mạng'],
    ['WIFI password', 'không phải mã căn cước hay thẻ BHYT'],
  ])('that is none (%s) is named', async (text, words) => {
    underCamera = [text];
    const { onCard } = show();
    expect((await screen.findByRole('alert')).textContent).toContain(words);
    expect(onCard).not.toHaveBeenCalled();
  });
});

describe('a camera that does not help', () => {
  test.each([
    ['no-camera', 'Không thấy camera'],
    ['camera-refused', 'Chưa được dùng camera'],
    ['camera-busy', 'Camera đang bận'],
    ['insecure-context', 'Trang này không mở được camera'],
  ] as const)('(%s) is explained, and the number can be typed at once', async (kind, words) => {
    const { onCard } = show({ camera: cameraThatFails(kind) });
    expect((await screen.findByRole('alert')).textContent).toContain(words);
    await typeNumber('001090000001');
    fireEvent.click(await button('Tìm người này'));
    expect(onCard).toHaveBeenCalledWith(expect.objectContaining({ personalId: '001090000001' }), 'typed');
  });

  test('is tried again when asked', async () => {
    const open = vi.fn(cameraThatFails('camera-busy').open);
    show({ camera: { open } });
    fireEvent.click(await button('Thử lại'));
    await waitFor(() => expect(open).toHaveBeenCalledTimes(2));
  });

  test('leads from hint to hint to the keyboard', async () => {
    show();
    for (const words of ['lại gần', 'Nghiêng thẻ', 'bật Đèn', 'Gõ 12 số']) {
      await waitFor(() => expect(screen.getByRole('status').textContent).toContain(words));
    }
  });

  test('can be given light', async () => {
    show();
    fireEvent.click(await button('Đèn'));
    await waitFor(async () => expect((await button('Đèn')).getAttribute('aria-pressed')).toBe('true'));
    expect(torch).toHaveBeenCalledWith(true);
  });

  test('can be told to focus', async () => {
    show();
    fireEvent.click(await button('Lấy nét'));
    expect(refocus).toHaveBeenCalledOnce();
  });
});

describe('a number', () => {
  test('is counted while it is typed, and thirteen digits are called too many', async () => {
    show();
    fireEvent.click(await button('Gõ số'));
    await typeNumber('00109000');
    expect(screen.getByText('Mới có 8 số, còn thiếu 4 số.')).toBeTruthy();
    await typeNumber('0010900000012');
    expect(screen.getByText('Có 13 số, thừa 1 số. Số căn cước chỉ có 12 số.')).toBeTruthy();
    expect((await button('Tìm người này')).hasAttribute('disabled')).toBe(true);
  });

  test('of an old CMND is searched, and called by its name', async () => {
    const { onCard } = show();
    fireEvent.click(await button('Gõ số'));
    await typeNumber('123456789');
    expect(screen.getByText(/số CMND cũ/)).toBeTruthy();
    fireEvent.click(await button('Tìm người này'));
    expect(onCard).toHaveBeenCalledWith({ kind: 'old-id-number', oldIdNumber: '123456789' }, 'typed');
  });

  test('with a whole card pasted into its field is a card', async () => {
    const { onCard } = show();
    fireEvent.click(await button('Gõ số'));
    await typeNumber(CARD);
    expect(onCard).toHaveBeenCalledWith(expect.objectContaining({ kind: 'cccd' }), 'pasted');
    await waitFor(async () => expect((await numberField()).value).toBe(''));
  });
});

describe('a photo', () => {
  const choose = () => {
    const input = document.querySelector('input[type=file]');
    if (!input) throw new Error('a photo can be chosen');
    fireEvent.change(input, { target: { files: [new File(['photo'], 'card.jpg', { type: 'image/jpeg' })] } });
  };

  test('of a card is a card', async () => {
    const photoOf = {
      ...reader(),
      decode: () => Promise.resolve(ok({ texts: ['poster', CARD], damaged: false })),
    };
    const { onCard } = show({ openPhotoReader: () => Promise.resolve(ok(photoOf)) });
    choose();
    await waitFor(() =>
      expect(onCard).toHaveBeenCalledWith(expect.objectContaining({ kind: 'cccd' }), 'photo'),
    );
  });

  test('without a code, and a file that is no photo, are told apart', async () => {
    show();
    choose();
    expect((await screen.findByRole('alert')).textContent).toContain('Không thấy mã QR trong ảnh');
    cleanup();
    show({ openPicture: () => Promise.resolve(err({ kind: 'not-a-picture' })) });
    choose();
    expect((await screen.findByRole('alert')).textContent).toContain('Không mở được ảnh này');
  });
});

describe('a hand-held reader', () => {
  const press = (code: string, keyChar: string, shiftKey = false) =>
    fireEvent.keyDown(document.body, { code, key: keyChar, shiftKey });

  test('is heard wherever the cursor is', async () => {
    const { onCard } = show();
    await button('Gõ số');
    for (const digit of '001090000001') press(`Digit${digit}`, digit);
    press('Enter', 'Enter');
    expect(onCard).toHaveBeenCalledWith(expect.objectContaining({ personalId: '001090000001' }), 'reader');
  });

  test('is heard though the link that led here still has the focus', () => {
    render(<a href="/scan">Quét</a>);
    screen.getByRole('link').focus();
    show();
    expect(screen.getByLabelText('Ô nhận chữ của máy quét cầm tay')).toBe(document.activeElement);
  });

  test.each([
    ['Telex', 'aa', 'â'],
    ['VNI', 'e1', 'é'],
  ])('is read by its keys where %s turns “%s” into “%s” in the field', async (_, typed, shown) => {
    const { onCard } = show();
    await button('Gõ số');
    const catcher = screen.getByLabelText('Ô nhận chữ của máy quét cầm tay');
    // "Lê Thử", as insurance cards write it, holds both pairs.
    const card =
      'GD4030300000123|4cc3aa205468e1bbad|01/02/1957|2|-|19 - 034|01/01/2024|-|01/01/2024|-|-|4|-|15e-7102|$';
    let inField = '';
    for (const char of card) {
      const place = Object.entries(usKeyboard).find(([, chars]) => chars.includes(char));
      const shiftKey = place?.[1][1] === char && place[1][0] !== char;
      fireEvent.keyDown(catcher, { code: place?.[0] ?? '', key: 'Process', shiftKey });
      inField = (inField + char).replace(typed, shown);
      fireEvent.input(catcher, { target: { value: inField } });
    }
    press('Enter', 'Enter');
    const read: unknown = expect.objectContaining({ name: 'Lê Thử' });
    expect(onCard).toHaveBeenCalledWith(expect.objectContaining({ kind: 'bhyt', card: read }), 'reader');
  });

  test('that is disturbed by a Vietnamese input method is told so', async () => {
    const { onCard } = show();
    await button('Gõ số');
    for (let i = 0; i < 12; i++) press('', 'Process');
    press('Enter', 'Enter');
    expect((await screen.findByRole('alert')).textContent).toContain('Chữ từ máy quét bị sai');
    expect(onCard).not.toHaveBeenCalled();
  });
});
