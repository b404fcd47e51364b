// A line on which every byte is counted, both ways: heads and bodies as they are sent, framing and all. What TCP and TLS
// add below is not seen from here.

import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export interface CountedLine {
  readonly url: string;
  /** Both ways, since the beginning. */
  bytes(): number;
  /** Connections that are open now. */
  open(): number;
  /** As when the network is gone for a moment. */
  cut(): void;
  close(): Promise<void>;
}

export async function openCountedLine(port: number): Promise<CountedLine> {
  let bytes = 0;
  const near = new Set<Socket>();
  const server = createServer((socket) => {
    const far = connect(port, '127.0.0.1');
    near.add(socket);
    const end = (): void => {
      near.delete(socket);
      socket.destroy();
      far.destroy();
    };
    for (const [from, to] of [
      [socket, far],
      [far, socket],
    ] as const) {
      from.on('data', (chunk) => {
        bytes += chunk.length;
        to.write(chunk);
      });
      from.on('end', () => to.end());
      // A side that is gone takes the other with it; who waits on it hears of a broken line.
      from.on('error', end);
      from.on('close', end);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const cut = (): void => [...near].forEach((socket) => socket.destroy());
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    bytes: () => bytes,
    open: () => near.size,
    cut,
    async close() {
      cut();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
