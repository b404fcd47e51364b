// Who goes first when there is no room: files that can be had again, then old events that the server has. Never what waits
// to be sent. Whether it was enough only the browser knows, and its disk follows in its own time.

import type { GivenUp } from './give-up-old-events.js';
import type { Room } from './room.js';

export interface RoomMaker {
  /** Before a worker's save; nobody waits. */
  beforeSave(): void;
  /** After a write found the disk full: true where it is worth trying again. */
  afterFull(): Promise<boolean>;
  /** Before something that can be fetched again: false where it would take what is kept for workers' own records. */
  hasRoomFor(bytes: number): Promise<boolean>;
  /** Without making any. */
  hasRoomNow(): boolean;
  wrote(bytes: number): void;
}

export interface RoomMakerParts {
  readonly room: Room;
  /** How many were thrown away. */
  readonly dropCaches: () => Promise<number>;
  readonly giveUp: (wantBytes: number) => Promise<GivenUp>;
  readonly nowMs: () => number;
  readonly onFault: (error: unknown) => void;
}

/** What was tried in vain is not tried again at every keystroke. */
const NOT_AGAIN_MS = 60_000;

export function createRoomMaker(parts: RoomMakerParts): RoomMaker {
  const { room, dropCaches, giveUp, nowMs, onFault } = parts;
  let triedAtMs: number | undefined;
  let helped = false;
  let making: Promise<boolean> | undefined;

  /** True where anything was freed. */
  async function make(isFull: boolean): Promise<boolean> {
    await room.ask();
    if (!isFull && !room.isShort.peek()) return true;
    const dropped = await dropCaches();
    if (dropped > 0) await room.ask();
    if (!isFull && !room.isShort.peek()) return true;
    const want = Math.max(1, 2 * room.reserveBytes() - (room.freeBytes() ?? 0));
    const giving = giveUp(want).then(async ({ events }) => {
      if (events > 0) await room.ask();
      return events > 0;
    });
    if (dropped === 0) return giving;
    // Its own writing needs some of the room that was just let go; a worker's save need not wait for it.
    giving.catch(onFault);
    return true;
  }
  const makeOnce = (isFull: boolean): Promise<boolean> =>
    (making ??= make(isFull)
      .then((freed) => (helped = freed))
      .finally(() => {
        triedAtMs = nowMs();
        making = undefined;
      }));
  const wasJustTried = (): boolean => triedAtMs !== undefined && Math.abs(nowMs() - triedAtMs) < NOT_AGAIN_MS;

  return {
    beforeSave() {
      if (room.isShort.peek() && !wasJustTried()) makeOnce(false).catch(onFault);
    },
    async afterFull() {
      room.wasFull();
      // A form is kept at every keystroke: what freed nothing a moment ago is not gone through again.
      if (wasJustTried() && !helped) return false;
      try {
        return await makeOnce(true);
      } catch (error) {
        // The save is what the worker is told of; that no room could be made says nothing more.
        onFault(error);
        return false;
      }
    },
    async hasRoomFor(bytes) {
      if (room.freeBytes() === undefined) await room.ask();
      const fits = (): boolean => {
        const free = room.freeBytes();
        return free === undefined || free - bytes >= room.reserveBytes();
      };
      if (fits()) return true;
      if (!wasJustTried()) await makeOnce(false);
      return fits();
    },
    hasRoomNow: () => !room.isShort.peek(),
    wrote: (bytes) => room.wrote(bytes),
  };
}
