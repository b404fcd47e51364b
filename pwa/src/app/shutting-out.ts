// The server lets this person, or this tablet, in no more. Sync says so first; the keys leave the disk at once, and those
// in memory last for the one file that may still be written.

import { effect } from '@preact/signals';
import type { KeptSession } from '#session/device-store.js';
import { dropKeys } from '#session/drop-keys.js';
import type { Workplace } from './open-workplace.js';
import type { ShutOut } from './opening.js';
import type { Premises } from './premises.js';
import { reportFailure } from './report-failure.js';

export function watchForShutOut(premises: Premises): void {
  const { device, opening, inTurn } = premises;
  const { book, keeper, snackbars, store, vault } = device;

  async function shutOut(session: KeptSession, word: ShutOut, workplace: Workplace): Promise<void> {
    const now = opening.peek();
    if (now.kind !== 'station' || now.workplace !== workplace) return;
    await dropKeys(book, word.kind, ({ accountId }) => accountId === session.account.accountId);
    await store.forgetSession();
    const unsent = await workplace.documents.unsent();
    opening.value = { kind: 'shut-out', session, shutOut: word, workplace, unsent };
    snackbars.clear();
    vault.shut();
    await Promise.all([workplace.loop.stop(), keeper.reload()]);
  }

  effect(() => {
    const now = opening.value;
    if (now.kind !== 'station') return;
    const { failure } = now.workplace.loop.status.value;
    if (failure?.kind !== 'account-disabled' && failure?.kind !== 'device-revoked') return;
    inTurn(() => shutOut(now.session, failure, now.workplace)).catch(reportFailure);
  });
}
