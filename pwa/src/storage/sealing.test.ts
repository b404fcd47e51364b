import { describe, expect, it } from 'vitest';
import { sealingOf, testSealing } from '#testing/test-sealing.js';
import { bytesOfLetters, lettersOf } from './byte-letters.js';
import { createSealing, lockedSealing, plainSealing } from './sealing.js';

const NAME = 'Nguyễn Thị Ễ';
const texts = [`{"name":"${NAME}"}`, '{}', `{"note":"\u0085 🙂 ${'ơ'.repeat(5_000)}"}`];
const places = ['person:1', 'person:2', 'person:3'];

const sealedName = async (): Promise<string> => (await testSealing.seal(texts, places))[0] ?? '';

describe('what is sealed', () => {
  it('is the same again once it is opened, whatever letters it has', async () => {
    const sealed = await testSealing.seal(texts, places);
    expect(await testSealing.open(sealed, places)).toEqual(texts.map((value) => ({ ok: true, value })));
  });

  it('is one byte a letter, and shows nothing of what it says', async () => {
    for (const text of await testSealing.seal(texts, places)) {
      expect([...text].every((letter) => letter.charCodeAt(0) <= 0xff)).toBe(true);
      expect(text).not.toMatch(/name|Nguy|note/);
    }
  });

  it('is never the same twice, though the same is said', async () => {
    expect(await sealedName()).not.toBe(await sealedName());
  });

  it('opens in its own place only', async () => {
    expect(await testSealing.open([await sealedName()], ['person:2'])).toEqual([
      { ok: false, error: 'damaged' },
    ]);
  });

  it('opens under its own key only, and says that it was another', async () => {
    const other = await sealingOf('other-key');
    expect(await other.open([await sealedName()], places)).toEqual([{ ok: false, error: 'other-key' }]);
    const pretender = await sealingOf('test-key', 'another secret');
    expect(await pretender.open([await sealedName()], places)).toEqual([{ ok: false, error: 'damaged' }]);
  });

  it('is called damaged wherever one letter is another or the end is missing, and the rest opens', async () => {
    const sealed = await sealedName();
    const begins = sealed.indexOf('.', 3) + 1;
    for (let at = begins; at < sealed.length; at += 1) {
      const letter = String.fromCharCode(sealed.charCodeAt(at) ^ 1);
      const torn = [`${sealed.slice(0, at)}${letter}${sealed.slice(at + 1)}`, sealed.slice(0, at), sealed];
      const opened = await testSealing.open(torn, ['person:1', 'person:1', 'person:1']);
      expect(opened.map((one) => (one.ok ? 'opened' : one.error))).toEqual(['damaged', 'damaged', 'opened']);
    }
    expect(await testSealing.open([`${sealed.slice(0, -1)}ễ`], places)).toEqual([
      { ok: false, error: 'damaged' },
    ]);
  });

  it('is thousands at once, in their order', async () => {
    const many = Array.from({ length: 1_203 }, (_, n) => `{"n":${n}}`);
    const homes = many.map((_, n) => `encounter:${n}`);
    const opened = await testSealing.open(await testSealing.seal(many, homes), homes);
    expect(opened.map((one) => one.ok && one.value)).toEqual(many);
  });
});

describe('what was never sealed', () => {
  it('is read as it is, with a key or without', async () => {
    for (const sealing of [testSealing, plainSealing, lockedSealing])
      expect(await sealing.open([texts[0] ?? ''], places)).toEqual([{ ok: true, value: texts[0] }]);
  });

  it('is told from what is', async () => {
    expect(testSealing.isLaid(texts[0] ?? '')).toBe(false);
    expect(testSealing.isLaid(await sealedName())).toBe(true);
  });
});

describe('without the key', () => {
  it('nothing that was sealed opens', async () => {
    for (const sealing of [plainSealing, lockedSealing])
      expect(await sealing.open([await sealedName()], places)).toEqual([{ ok: false, error: 'other-key' }]);
  });

  it('a locked tablet writes nothing', async () => {
    await expect(lockedSealing.seal(texts, places)).rejects.toThrow('locked');
  });
});

it('a key whose name would not be found again is not used', async () => {
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt']);
  for (const keyId of ['', 'a.b', 'khoá', 'a b']) {
    expect(() => createSealing({ key, keyId, crypto })).toThrow(RangeError);
  }
});

it('bytes are the same letters in browsers that turn them themselves and in those that do not', () => {
  const bytes = Uint8Array.from({ length: 20_000 }, (_, n) => n % 256);
  const own = lettersOf([[bytes.subarray(0, 9_000)], [bytes.subarray(9_000, 9_001), bytes.subarray(9_001)]]);
  const browsers = Object.assign(Uint8Array.from(bytes), {
    toBase64: () => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')),
  });
  expect(own.join('')).toBe(atob(browsers.toBase64()));
  expect(own.map(({ length }) => length)).toEqual([9_000, 11_000]);
  expect(bytesOfLetters(own.join(''), 0)).toEqual(bytes);
  expect(bytesOfLetters('ễ', 0)).toBeUndefined();
});
