// The server lets this person, or this tablet, in no more. The keys leave the disk at once, and those in memory last for
// the one file that may still be written.

import { effect } from '@preact/signals';
import { dropKeys } from '#session/drop-keys.js';
import type { Opening, ShutOut } from './opening.js';
import type { Premises } from './premises.js';
import { reportFailure } from './report-failure.js';

type AtStation = Extract<Opening, { kind: 'station' }>;

export async function shutOut(
  { device, opening }: Premises,
  { session, workplace }: AtStation,
  word: ShutOut,
): Promise<void> {
  const { book, keeper, snackbars, store, vault } = device;
  await dropKeys(book, word.kind, ({ accountId }) => accountId === session.account.accountId);
  await store.forgetSession();
  const unsent = await workplace.documents.unsent();
  opening.value = { kind: 'shut-out', session, shutOut: word, workplace, unsent };
  snackbars.clear();
  vault.shut();
  await Promise.all([workplace.loop.stop(), keeper.reload()]);
}

/** Sync hears it first. */
export function watchForShutOut(premises: Premises): void {
  const { opening, inTurn } = premises;
  effect(() => {
    const now = opening.value;
    if (now.kind !== 'station') return;
    const { failure } = now.workplace.loop.status.value;
    if (failure?.kind !== 'account-disabled' && failure?.kind !== 'device-revoked') return;
    inTurn(async () => {
      const still = opening.peek();
      if (still.kind === 'station' && still.workplace === now.workplace)
        await shutOut(premises, still, failure);
    }).catch(reportFailure);
  });
}
