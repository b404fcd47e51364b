import { gunzipSync } from 'node:zlib';
import { array, assert, asyncProperty, integer, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TextPage } from '#sync/pull-changes.js';
import { createTurns } from '#turns.js';
import { gzipBody, plainBody, type FeedBody } from './feed-body.js';
import { pagePacker } from './pack-page.js';

const pageOf = (texts: readonly string[], n: number): TextPage => ({
  rows: texts.map((text) => ({ bytes: Buffer.from(JSON.stringify({ n, text })) })),
  cursor: String(n),
  pending: 0,
});
const pages = array(array(string({ unit: 'grapheme' }), { maxLength: 20 }), { maxLength: 6 });

async function sent(body: FeedBody, all: readonly TextPage[]): Promise<Buffer> {
  const pieces = [body.text('{"kind":"hello"}\n')];
  for (const page of all) pieces.push(await body.page(page));
  pieces.push(body.text('{"kind":"end"}\n', true));
  return Buffer.concat(pieces);
}

describe('a packed feed', () => {
  it('unpacks to what is sent plain, checksum and all, whatever is in it', () =>
    assert(
      asyncProperty(pages, async (texts) => {
        const packer = pagePacker(createTurns(2));
        const all = texts.map(pageOf);
        const unpacked = gunzipSync(await sent(gzipBody(packer), all));
        expect(unpacked).toEqual(await sent(plainBody(packer), all));
      }),
    ));

  it('is right for each of many readers who share pages but began at different ones', () =>
    assert(
      asyncProperty(pages, integer({ min: 0, max: 5 }), async (texts, behind) => {
        const packer = pagePacker(createTurns(2));
        const all = texts.map(pageOf);
        const feeds = [all, all.slice(behind), all];
        const unpacked = await Promise.all(feeds.map((one) => sent(gzipBody(packer), one)));
        for (const [at, feed] of feeds.entries()) {
          expect(gunzipSync(unpacked[at] ?? Buffer.alloc(0))).toEqual(await sent(plainBody(packer), feed));
        }
      }),
    ));

  it('is packed once for all who are sent the same', async () => {
    const packer = pagePacker(createTurns(2));
    const all = [pageOf(['a'.repeat(5000)], 1), pageOf(['b'.repeat(5000)], 2)];
    const [one, other] = [gzipBody(packer), gzipBody(packer)];
    one.text('{"kind":"hello","at":1}\n');
    other.text('{"kind":"hello","at":2}\n');
    for (const page of all) expect(await one.page(page)).toBe(await other.page(page));
  });
});
