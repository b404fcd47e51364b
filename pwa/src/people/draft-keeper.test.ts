import { describe, expect, it } from 'vitest';
import { FIXTURE_MS, fixtureId } from '@tram/shared-schema/fixtures/builders.js';
import { err, ok, type Result } from '@tram/shared-schema/result.js';
import type { StorageFailure } from '#documents/tablet-documents.js';
import type { Draft } from '#drafts/draft-store.js';
import { createDraftKeeper } from './draft-keeper.js';

/** A disk that takes each writing down when it is told to. */
function aSlowDisk() {
  const lies: Draft[] = [];
  const waiting: ((result: Result<void, StorageFailure>) => void)[] = [];
  const keeper = createDraftKeeper(
    {
      keep: async (draft) => {
        const result = await new Promise<Result<void, StorageFailure>>((resolve) => waiting.push(resolve));
        if (result.ok) lies.push(draft);
        return result;
      },
      find: (draftId) => Promise.resolve(lies.find((draft) => draft.draftId === draftId)),
      discard: () => Promise.resolve(),
    },
    { draftId: 'draft-1', kind: 'person', accountId: fixtureId('account', 1) },
    () => FIXTURE_MS,
  );
  const next = async (result: Result<void, StorageFailure>): Promise<void> => {
    waiting.shift()?.(result);
    await new Promise((resolve) => setTimeout(resolve));
  };
  return { keeper, lies, next };
}

describe('what was typed', () => {
  it('is said to be kept only once its newest words lie on the disk', async () => {
    const { keeper, lies, next } = aSlowDisk();
    keeper.keep('Lò', { name: 'Lò' });
    keeper.keep('Lò Thị', { name: 'Lò Thị' });
    expect([keeper.keptAtMs.value, keeper.allKept.value]).toEqual([undefined, false]);
    await next(ok(undefined));
    expect([keeper.keptAtMs.value, keeper.allKept.value]).toEqual([FIXTURE_MS, false]);
    await next(ok(undefined));
    expect(keeper.allKept.value).toBe(true);
    expect(lies.map(({ title }) => title)).toEqual(['Lò', 'Lò Thị']);
  });

  it('is not said to be kept where the disk is full', async () => {
    const { keeper, next } = aSlowDisk();
    keeper.keep('Lò', { name: 'Lò' });
    await next(err({ kind: 'storage-full' }));
    expect(keeper.allKept.value).toBe(false);
    expect(keeper.failure.value).toEqual({ kind: 'storage-full' });
  });
});
