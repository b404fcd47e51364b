// The server as a tablet asks it, with somebody listening: what it says it has goes into the book.

import type { SyncServer } from '@tram/pwa/src/sync/sync-server.js';
import type { WrittenBook } from './written-book.js';

export function overheard(server: SyncServer, book: WrittenBook): SyncServer {
  return {
    ...server,
    async push(request, signal) {
      const askedIn = book.serverLife;
      const answer = await server.push(request, signal);
      if (answer.ok) {
        const taken = new Set(
          answer.value.reply.results.flatMap(({ id, kind }) => (kind === 'refused' ? [] : [id])),
        );
        for (const doc of request.documents) if (taken.has(doc._id)) book.noteAnswered(doc, askedIn);
      }
      return answer;
    },
  };
}
