import { describe, expect, it } from 'vitest';
import { oneBehind } from './one-behind.js';

const soon = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));

describe('working one behind', () => {
  it('works in order on one thing at a time, and takes the next only when the one before is done', async () => {
    const log: string[] = [];
    const behind = oneBehind(async (item: number) => {
      log.push(`begin ${item}`);
      await soon();
      log.push(`end ${item}`);
    });
    for (const item of [1, 2, 3]) {
      await behind.take(item);
      log.push(`taken ${item}`);
    }
    await behind.done();
    expect(log).toEqual([
      'begin 1',
      'taken 1',
      'end 1',
      'begin 2',
      'taken 2',
      'end 2',
      'begin 3',
      'taken 3',
      'end 3',
    ]);
  });

  it('tells a failure at the next thing or at the end, and begins nothing behind it', async () => {
    const begun: number[] = [];
    const behind = oneBehind(async (item: number) => {
      begun.push(item);
      await soon();
      throw new Error(`no room for ${item}`);
    });
    await behind.take(1);
    await expect(behind.take(2)).rejects.toThrow('no room for 1');
    await expect(behind.done()).rejects.toThrow('no room for 1');
    expect(begun).toEqual([1]);
  });
});
