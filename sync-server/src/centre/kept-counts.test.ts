import { describe, expect, it } from 'vitest';
import type { Instant } from '@tram/shared-schema/document/instant.js';
import type { EpochRecord, Head } from '#ports.js';
import { OTHER_STATION, STATION } from '#testing/documents.js';
import { createKeptCounts } from './kept-counts.js';

function aStation() {
  const standing = { epoch: 'one', cursor: '1', isThere: true };
  let counted = 0;
  const kept = createKeptCounts<number>(
    {
      head: (): Promise<Head | undefined> =>
        Promise.resolve(standing.isThere ? { cursor: standing.cursor } : undefined),
      epoch: (): Promise<EpochRecord | undefined> =>
        Promise.resolve({ epoch: standing.epoch, renewedAt: '2026-01-01T00:00:00.000Z' as Instant }),
    },
    2,
  );
  const count = () => Promise.resolve((counted += 1));
  return { standing, ask: (station = STATION, question = 'q') => kept.of(station, question, count) };
}

describe('numbers of a station', () => {
  it('are counted once while nothing of it changes', async () => {
    const { ask } = aStation();
    expect([await ask(), await ask()]).toEqual([1, 1]);
  });

  it('are counted anew after a change, and after the database was set back', async () => {
    const { ask, standing } = aStation();
    await ask();
    standing.cursor = '2';
    expect(await ask()).toBe(2);
    standing.epoch = 'two';
    expect(await ask()).toBe(3);
  });

  it('are those of this station and this question', async () => {
    const { ask } = aStation();
    expect([await ask(), await ask(OTHER_STATION), await ask(STATION, 'another')]).toEqual([1, 2, 3]);
  });

  it('are not kept where the database does not say where it stands', async () => {
    const { ask, standing } = aStation();
    standing.isThere = false;
    expect([await ask(), await ask()]).toEqual([1, 2]);
  });

  it('that were asked for longest ago make room', async () => {
    const { ask } = aStation();
    for (const question of ['a', 'b', 'a', 'c']) await ask(STATION, question);
    expect(await ask(STATION, 'a')).toBe(1);
    expect(await ask(STATION, 'b')).toBe(4);
  });
});
