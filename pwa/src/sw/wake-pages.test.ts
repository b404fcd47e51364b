// @vitest-environment node
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SEND_TAG as PAGES_TAG } from '#platform/browser-sync.js';
import { NotSent, SEND_TAG, wakePages } from './wake-pages.js';

const page = (answer: boolean | undefined) => {
  const heard: unknown[] = [];
  return {
    heard,
    postMessage(message: unknown, [port]: MessagePort[]) {
      heard.push(message);
      if (answer !== undefined) port?.postMessage(answer);
    },
  };
};

describe('a service worker that is woken because there is a network', () => {
  it('asks every open page by the name they listen to, and is content with one that could send', async () => {
    const pages = [page(false), page(true)];
    await wakePages(pages, 60_000);
    expect(pages.map(({ heard }) => heard)).toEqual([[{ type: SEND_TAG }], [{ type: SEND_TAG }]]);
    expect(PAGES_TAG).toBe(SEND_TAG);
  });

  it('has the browser come back where none could', async () => {
    await expect(wakePages([page(false)], 60_000)).rejects.toBeInstanceOf(NotSent);
  });

  it('does nothing where no page is open: it has no token and knows no record', async () => {
    await wakePages([], 60_000);
  });

  describe('with a page that sleeps', () => {
    beforeEach(() => {
      vi.useFakeTimers();
    });
    afterEach(() => {
      vi.useRealTimers();
    });
    it('does not wait for ever', async () => {
      const waking = expect(wakePages([page(undefined)], 60_000)).rejects.toBeInstanceOf(NotSent);
      await vi.advanceTimersByTimeAsync(60_000);
      await waking;
    });
  });
});
