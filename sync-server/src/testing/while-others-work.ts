// The other tablets of a station, at work while a test does something to the server.

import { setTimeout as wait } from 'node:timers/promises';
import { expect } from 'vitest';
import type { TramDocument } from '@tram/shared-schema/document/document-types.js';
import { kinds, type Desk } from './desk-under-test.js';

/** Nobody at a desk notices less. Counted in what the server worked meanwhile: the same however busy the machine is. */
const UNNOTICED_MS = 3000;
/** By the clock, for a server that does not work but waits. */
const PATIENCE_MS = 20_000;

const workedMs = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

/** Another tablet sends a record and reads what is new, over and over while `act` runs, and never waits long. */
export async function whileOthersWork<T>(desk: Desk, act: () => Promise<T>): Promise<T> {
  let isOver = false;
  const epoch = await desk.epoch();
  let from = await desk.position();
  const colleague = async (): Promise<number> => {
    let rounds = 0;
    let longestMs = 0;
    let mostWorkMs = 0;
    do {
      const [startedMs, startedWorkMs] = [performance.now(), workedMs()];
      const doc: TramDocument = {
        ...desk.newPerson(),
        createdBy: { accountId: desk.accountOf('y2'), replicaId: desk.colleague.replicaId },
      };
      expect(kinds((await desk.colleague.push(desk.at.stationId, [doc])).results)).toEqual(['accepted']);
      const lines = await desk.colleague.lines(desk.changesPath(from));
      expect(lines.at(-1)).toEqual({ kind: 'end' });
      expect(lines.some((line) => line.kind === 'doc' && line.doc._id === doc._id)).toBe(true);
      longestMs = Math.max(longestMs, performance.now() - startedMs);
      mostWorkMs = Math.max(mostWorkMs, workedMs() - startedWorkMs);
      const last = lines.findLast((line) => line.kind === 'cursor');
      if (last?.kind === 'cursor') from = `?since=${encodeURIComponent(last.cursor)}&epoch=${epoch}`;
      rounds += 1;
      await wait(50);
    } while (!isOver);
    expect(mostWorkMs).toBeLessThan(UNNOTICED_MS);
    expect(longestMs).toBeLessThan(PATIENCE_MS);
    return rounds;
  };
  const working = colleague();
  try {
    return await act();
  } finally {
    isOver = true;
    expect(await working).toBeGreaterThan(0);
  }
}
