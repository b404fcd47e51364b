// Ends a server without cutting an answer short: connections go as soon as nothing is under way on them.
// Node's own closeIdleConnections leaves those that have never asked anything, and then waits for them.

import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

export class Connections {
  readonly #server: Server;
  readonly #open = new Set<Socket>();
  readonly #busy = new Set<Socket>();
  #isStopping = false;

  constructor(server: Server) {
    this.#server = server;
    server.on('connection', (socket: Socket) => {
      this.#open.add(socket);
      socket.once('close', () => this.#open.delete(socket));
    });
    server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      this.#busy.add(request.socket);
      response.once('close', () => {
        this.#busy.delete(request.socket);
        if (this.#isStopping) request.socket.destroySoon();
      });
    });
  }

  /** Resolves when all are gone; those that take longer than the grace are cut. */
  async stop(graceMs: number): Promise<void> {
    this.#isStopping = true;
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    for (const socket of this.#open) if (!this.#busy.has(socket)) socket.destroy();
    const cut = setTimeout(() => this.#server.closeAllConnections(), graceMs);
    await closed;
    clearTimeout(cut);
  }
}
