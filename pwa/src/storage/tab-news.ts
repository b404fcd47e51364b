// Tells other tabs which rows were written. Only their ids: whoever has a use for them reads them, a tab that fills the
// tablet does not copy everything it writes, and no record passes outside of what is sealed.

import type { CollectionName } from './station-row.js';

interface News {
  readonly collection: CollectionName;
  readonly ids: readonly string[];
}

export interface TabNews {
  tell(collection: CollectionName, ids: readonly string[]): void;
  onTold(collection: CollectionName, listener: (ids: readonly string[]) => Promise<void>): void;
  close(): void;
}

export function openTabNews(databaseName: string): TabNews {
  const channel = new BroadcastChannel(`tram-rows-${databaseName}`);
  return {
    tell(collection, ids) {
      if (ids.length > 0) channel.postMessage({ collection, ids } satisfies News);
    },
    onTold(collection, listener) {
      channel.addEventListener('message', ({ data }: MessageEvent<News>) => {
        if (data.collection === collection) void listener(data.ids);
      });
    },
    close: () => channel.close(),
  };
}
