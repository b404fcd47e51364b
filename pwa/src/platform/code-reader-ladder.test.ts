import { err, ok } from '@tram/shared-schema/result.js';
import { describe, expect, test, vi } from 'vitest';
import { NOTHING_SEEN, type CodeReader, type OpenCodeReader } from '#scan/code-reader.js';
import { openCodeReaderLadder } from './code-reader-ladder.js';
import { withSecondOpinion } from './code-reader-second-opinion.js';

const frame = () => ({ width: 640, height: 480, close: vi.fn() });
const seen = (text: string) => ok({ texts: [text], damaged: false });
const NO_READER = err({ kind: 'no-code-reader' } as const);

function fakeReader(decode: CodeReader['decode']) {
  return { budget: { viewsPerFrame: 1, pixelsPerView: 1 } as const, decode: vi.fn(decode), dispose: vi.fn() };
}
const opens = (reader: CodeReader): OpenCodeReader => vi.fn(() => Promise.resolve(ok(reader)));
const missing: OpenCodeReader = () => Promise.resolve(NO_READER);
const broken = () => fakeReader(() => Promise.resolve(NO_READER));
const reading = (text: string) => fakeReader(() => Promise.resolve(seen(text)));
const blind = () => fakeReader(() => Promise.resolve(ok(NOTHING_SEEN)));

async function ladder(...rungs: OpenCodeReader[]): Promise<CodeReader> {
  const opened = await openCodeReaderLadder(rungs);
  if (!opened.ok) throw new Error('the ladder must open');
  return opened.value;
}

describe('of several code readers', () => {
  test('the first that this browser has is used, and the others are not even opened', async () => {
    const lower = opens(reading('lower'));
    const reader = await ladder(missing, opens(reading('upper')), lower);
    expect(await reader.decode(frame(), [])).toEqual(seen('upper'));
    expect(lower).not.toHaveBeenCalled();
  });

  test('none at all is said, not thrown', async () => {
    expect(await openCodeReaderLadder([missing, missing])).toEqual(NO_READER);
  });

  test('one that breaks costs a frame, then the next takes over for good', async () => {
    const upper = broken();
    const reader = await ladder(opens(upper), missing, opens(reading('lower')));
    expect(await reader.decode(frame(), [])).toEqual(err({ kind: 'frame-lost' }));
    expect(await reader.decode(frame(), [])).toEqual(seen('lower'));
    expect(upper.dispose).toHaveBeenCalledOnce();
    expect(upper.decode).toHaveBeenCalledOnce();
  });

  test('when the last one breaks, there is none left', async () => {
    const reader = await ladder(opens(broken()));
    expect(await reader.decode(frame(), [])).toEqual(NO_READER);
  });

  test('one that is opened after the scan was left is closed at once', async () => {
    const late = reading('late');
    let open: () => void = () => undefined;
    const reader = await ladder(
      opens(broken()),
      () => new Promise((resolve) => (open = () => resolve(ok(late)))),
    );
    const decoding = reader.decode(frame(), []);
    await new Promise((resolve) => setTimeout(resolve));
    reader.dispose();
    open();
    await decoding;
    expect(late.dispose).toHaveBeenCalled();
  });
});

describe('a reader that keeps seeing nothing', () => {
  const look = async (reader: CodeReader, times: number): Promise<string[]> => {
    const texts: string[] = [];
    for (let i = 0; i < times; i++) {
      const result = await reader.decode(frame(), []);
      if (result.ok) texts.push(...result.value.texts);
    }
    return texts;
  };

  test('is joined by a second one, which reads what the first cannot', async () => {
    const second = reading('dense code');
    const reader = withSecondOpinion(blind(), opens(second), 3);
    expect(await look(reader, 2)).toEqual([]);
    expect(second.decode).not.toHaveBeenCalled();
    expect(await look(reader, 3)).toEqual(['dense code']);
  });

  test('is alone as long as it reads', async () => {
    const openSecond = opens(reading('second'));
    await look(withSecondOpinion(reading('first'), openSecond, 3), 20);
    expect(openSecond).not.toHaveBeenCalled();
  });

  test('goes on alone when the second breaks or is not to be had', async () => {
    expect(await look(withSecondOpinion(blind(), missing, 2), 10)).toEqual([]);
    const second = broken();
    const reader = withSecondOpinion(blind(), opens(second), 2);
    await look(reader, 10);
    expect(second.decode).toHaveBeenCalledOnce();
  });

  test('takes the second with it when the scan is left', async () => {
    const second = reading('second');
    const reader = withSecondOpinion(blind(), opens(second), 1);
    await look(reader, 2);
    reader.dispose();
    expect(second.dispose).toHaveBeenCalled();
  });
});
