// Word from tab to tab by the browser's own channel.

import type { AccountId } from '@tram/shared-schema/document/ids.js';
import type { OtherTabs } from '#session/other-tabs.js';

const CHANNEL = 'tram-lock';

interface Word {
  readonly except?: AccountId;
}

export function createOtherTabs(): OtherTabs {
  const channel = new BroadcastChannel(CHANNEL);
  return {
    lock(except) {
      const word: Word = { ...(except !== undefined && { except }) };
      channel.postMessage(word);
    },
    onLock(listener) {
      channel.addEventListener('message', ({ data }: MessageEvent<Word>) => listener(data.except));
    },
  };
}
