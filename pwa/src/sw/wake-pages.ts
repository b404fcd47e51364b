// Background Sync's end in the service worker. It holds no token and knows no record: it asks the open pages to send,
// and tells the browser whether that went well. With no page open there is nobody to ask, and what waits goes when the
// app is next opened (decision 0008).

export const SEND_TAG = 'tram-send';

interface Page {
  postMessage(message: unknown, transfer: MessagePort[]): void;
}

export class NotSent extends Error {
  override readonly name = 'NotSent';
}

/** A page that was put to sleep does not answer. */
export const ANSWER_MS = 60_000;

function ask(page: Page, waitMs: number): Promise<boolean> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    const answered = (isDone: boolean): void => {
      clearTimeout(patience);
      port1.close();
      resolve(isDone);
    };
    const patience = setTimeout(() => answered(false), waitMs);
    port1.onmessage = ({ data }: MessageEvent) => answered(data === true);
    page.postMessage({ type: SEND_TAG }, [port2]);
  });
}

/** Rejects where no open page could send, so that the browser comes back. */
export async function wakePages(pages: readonly Page[], waitMs: number): Promise<void> {
  if (pages.length === 0) return;
  const answers = await Promise.all(pages.map((page) => ask(page, waitMs)));
  if (!answers.includes(true)) throw new NotSent('no open page could send what waits');
}
