import { describe, expect, it } from 'vitest';
import { createBrowserSync, SEND_TAG } from './browser-sync.js';

/** A page under a service worker, as far as background sync is concerned. */
function container(register?: (tag: string) => Promise<void>) {
  const target = new EventTarget();
  const registration = register ? { sync: { register } } : {};
  return Object.assign(target, {
    controller: {},
    ready: Promise.resolve(registration),
  }) as unknown as ServiceWorkerContainer;
}
const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

describe('asking the browser to come back', () => {
  it('registers where the browser can, and is nothing where it cannot or will not', async () => {
    const tags: string[] = [];
    createBrowserSync(container((tag) => Promise.resolve(void tags.push(tag)))).ask();
    createBrowserSync(container()).ask();
    createBrowserSync(container(() => Promise.reject(new Error('not here')))).ask();
    createBrowserSync(undefined).ask();
    await turn();
    expect(tags).toEqual([SEND_TAG]);
  });

  it('makes a round when the service worker says so, and answers how it went', async () => {
    const page = container();
    let rounds = 0;
    const stop = createBrowserSync(page).onDue(() => Promise.resolve((rounds += 1) > 1));
    const answers: unknown[] = [];
    const tell = (data: unknown): void => {
      const port = { postMessage: (answer: unknown) => answers.push(answer) };
      page.dispatchEvent(Object.assign(new Event('message'), { data, ports: [port] }));
    };
    tell({ type: SEND_TAG });
    await turn();
    tell({ type: SEND_TAG });
    tell({ type: 'SKIP_WAITING' });
    tell('text');
    await turn();
    expect(answers).toEqual([false, true]);
    stop();
    tell({ type: SEND_TAG });
    await turn();
    expect(rounds).toBe(2);
  });
});
