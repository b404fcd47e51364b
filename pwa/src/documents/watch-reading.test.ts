import { describe, expect, it } from 'vitest';
import { watchReading } from './watch-reading.js';

/** Answers come when and in the order the test gives them. */
function page(toldAtOnce = false) {
  const answers: ((state: string) => void)[] = [];
  let change = (): void => undefined;
  let isFollowed = true;
  const { state, close } = watchReading<string>(
    'loading',
    () => new Promise((resolve) => answers.push(resolve)),
    (changed) => {
      change = changed;
      if (toldAtOnce) changed();
      return [() => (isFollowed = false)];
    },
  );
  const answer = async (at: number, said: string): Promise<void> => {
    answers[at]?.(said);
    await Promise.resolve();
  };
  return {
    state,
    close,
    answer,
    change: () => change(),
    asked: () => answers.length,
    isFollowed: () => isFollowed,
  };
}

describe('what a page has read', () => {
  it('is read at once, and again after a change', async () => {
    const { state, answer, change, asked } = page();
    expect(state.value).toBe('loading');
    await answer(0, 'as it was');
    expect(state.value).toBe('as it was');
    change();
    await answer(1, 'as it is');
    expect([state.value, asked()]).toEqual(['as it is', 2]);
  });

  it('is never put back by a slower answer to an older question', async () => {
    const { state, answer, change } = page();
    change();
    await answer(1, 'as it is');
    await answer(0, 'as it was');
    expect(state.value).toBe('as it is');
  });

  it('is read once where it is told at once how things stand', () => {
    expect(page(true).asked()).toBe(1);
  });

  it('stays as it is once the page is closed', async () => {
    const { state, answer, close, isFollowed } = page();
    close();
    await answer(0, 'too late');
    expect([state.value, isFollowed()]).toEqual(['loading', false]);
  });
});
