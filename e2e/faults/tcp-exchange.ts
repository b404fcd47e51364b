// One request and its answer over a connection of its own, as bytes.

import { connect, type Socket } from 'node:net';

const PATIENCE_MS = 60_000;
/** A request that is cut off arrives as far as it was written, and then the line is gone. */
const CUT_AFTER_MS = 5;
const CUT_PATIENCE_MS = 200;

/** Sends bytes and hands over what comes back, chunk by chunk; resolves when the other side has closed. */
export function exchange(
  port: number,
  bytes: Buffer,
  onChunk: (chunk: Buffer) => void,
  { hangUp = false, asker }: { hangUp?: boolean; asker?: Socket } = {},
): Promise<void> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    asker?.once('close', () => socket.destroy());
    const patience = setTimeout(() => socket.destroy(), hangUp ? CUT_PATIENCE_MS : PATIENCE_MS);
    socket.on('connect', () => {
      if (hangUp) socket.write(bytes, () => setTimeout(() => socket.destroy(), CUT_AFTER_MS));
      else socket.write(bytes);
    });
    socket.on('data', onChunk);
    // A server that is down, killed or hanging up: its reader hears the end, as on a real line.
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      clearTimeout(patience);
      resolve();
    });
  });
}
