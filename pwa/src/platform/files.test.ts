// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createFiles } from './files.js';

const NAME = 'tram-20260302-0800-tablet000a.tram';
const content = new Blob(['sealed']);
const failing = (name: string) => () => Promise.reject(new DOMException('', name));

function sharing(share: (data?: ShareData) => Promise<void>, knows: (name: string) => boolean = () => true) {
  const canShare = (data?: ShareData): boolean => data?.files?.every(({ name }) => knows(name)) === true;
  return createFiles({ share, canShare }, document);
}

describe('a file that leaves the app', () => {
  afterEach(() => vi.restoreAllMocks());

  it('is shared under an ending the browser lets through, with the same bytes', async () => {
    const shared: File[] = [];
    const files = sharing(
      (data) => {
        shared.push(...(data?.files ?? []));
        return Promise.resolve();
      },
      (name) => name.endsWith('.txt'),
    );
    expect(files.canShare(NAME)).toBe(true);
    expect(await files.share(NAME, content)).toBe('shared');
    expect(shared.map(({ name, size }) => ({ name, size }))).toEqual([{ name: `${NAME}.txt`, size: 6 }]);
  });

  it('is not shared where the browser shares no files, or none of this kind', async () => {
    for (const files of [
      createFiles({}, document),
      sharing(
        () => Promise.resolve(),
        () => false,
      ),
    ]) {
      expect(files.canShare(NAME)).toBe(false);
      expect(await files.share(NAME, content)).toBe('cannot-share');
    }
  });

  it('tells a sheet that somebody closed from a device that cannot share after all', async () => {
    expect(await sharing(failing('AbortError')).share(NAME, content)).toBe('dismissed');
    expect(await sharing(failing('NotAllowedError')).share(NAME, content)).toBe('cannot-share');
    await expect(
      sharing(() => Promise.reject(new Error('a fault of ours'))).share(NAME, content),
    ).rejects.toThrow();
  });

  it('is saved under its own name', () => {
    const clicked: string[] = [];
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      clicked.push(this.download);
    });
    createFiles({}, document).save(NAME, content);
    expect(clicked).toEqual([NAME]);
  });
});
