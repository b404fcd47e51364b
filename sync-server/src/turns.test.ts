import { describe, expect, it } from 'vitest';
import { createTurns } from './turns.js';

interface Piece {
  readonly name: string;
  finish(): void;
  fail(error: Error): void;
}

function pieces() {
  const begun: Piece[] = [];
  const begin = (name: string) => () =>
    new Promise<string>((resolve, reject) => {
      begun.push({ name, finish: () => resolve(name), fail: reject });
    });
  return { begun, begin };
}
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('work that takes turns', () => {
  it('is done a few pieces at a time, in the order they came', async () => {
    const [turns, { begun, begin }] = [createTurns(2), pieces()];
    const answers = ['a', 'b', 'c', 'd'].map((name) => turns(begin(name)));
    expect(begun.map(({ name }) => name)).toEqual(['a', 'b']);
    begun[1]?.finish();
    await settle();
    expect(begun.map(({ name }) => name)).toEqual(['a', 'b', 'c']);
    for (const piece of begun) piece.finish();
    await settle();
    begun.at(-1)?.finish();
    expect(await Promise.all(answers)).toEqual(['a', 'b', 'c', 'd']);
  });

  it('goes on when a piece fails, and who asked for that one is told', async () => {
    const [turns, { begun, begin }] = [createTurns(1), pieces()];
    const [first, second] = [turns(begin('a')), turns(begin('b'))];
    begun[0]?.fail(new Error('broke'));
    await expect(first).rejects.toThrow('broke');
    await settle();
    begun[1]?.finish();
    expect(await second).toBe('b');
  });

  it('lets nobody who comes late pass those who waited', async () => {
    const [turns, { begun, begin }] = [createTurns(1), pieces()];
    const early = [turns(begin('a')), turns(begin('b'))];
    begun[0]?.finish();
    await early[0];
    const late = turns(begin('c'));
    await settle();
    expect(begun.map(({ name }) => name)).toEqual(['a', 'b']);
    begun[1]?.finish();
    await settle();
    begun[2]?.finish();
    await Promise.all([...early, late]);
  });
});
