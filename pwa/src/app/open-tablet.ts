// The whole app put together: a device, and the workplace of whoever is signed in. Screens are handed what they need.

import { effect, signal, type ReadonlySignal } from '@preact/signals';
import { err, ok, type Result } from '@tram/shared-schema/result.js';
import type { StorageFailure } from '#documents/tablet-documents.js';
import type { KeptSession } from '#session/device-store.js';
import { signIn, type SignInRefusal } from '#session/sign-in.js';
import { signOut } from '#session/sign-out.js';
import { deviceName } from '#platform/device-name.js';
import { openDevice, type TabletDevice } from './open-device.js';
import type { AccountView } from '@tram/shared-schema/sync/session.js';
import type { Workplace } from './open-workplace.js';
import { reportFailure } from './report-failure.js';
import { TODAY_PATH } from './paths.js';

export type Opening =
  | { kind: 'signed-out' }
  | { kind: 'opening' }
  | { kind: 'office'; session: KeptSession }
  | { kind: 'station'; session: KeptSession; workplace: Workplace }
  /** The records could not be opened: they are still there, and nothing was changed. */
  | { kind: 'not-opened'; failure: StorageFailure };

/** The records' own code, as large as all the rest, is not needed to sign in. */
const workplaces = () => import('./open-workplace.js');

export interface Tablet {
  readonly device: TabletDevice;
  readonly opening: ReadonlySignal<Opening>;
  signIn(username: string, password: string): Promise<Result<void, SignInRefusal>>;
  signOut(): Promise<void>;
}

export async function openTablet(): Promise<Tablet> {
  const device = await openDevice();
  const { keeper, store, sessionServer } = device;
  const opening = signal<Opening>({ kind: 'opening' });
  let workplace: Workplace | undefined;
  /** One loop for one opened workplace, whoever signs in to it. */
  const started = new WeakSet<Workplace>();

  async function openStation(
    stationId: Workplace['stationId'],
    account: AccountView,
  ): Promise<Result<Workplace, StorageFailure>> {
    const { openWorkplace, workplaceKeyOf } = await workplaces();
    const key = workplaceKeyOf(stationId, account);
    if (workplace?.key.stationId === key.stationId && workplace.key.onlyFor === key.onlyFor)
      return ok(workplace);
    await workplace?.close();
    workplace = undefined;
    const opened = await openWorkplace(device, key);
    if (!opened.ok) return opened;
    workplace = opened.value;
    return opened;
  }

  async function show(session: KeptSession | undefined): Promise<void> {
    if (!session) {
      opening.value = { kind: 'signed-out' };
      const closing = workplace;
      workplace = undefined;
      await closing?.close();
      return;
    }
    const { stationId } = session.account;
    if (stationId === undefined) {
      opening.value = { kind: 'office', session };
      return;
    }
    const opened = await openStation(stationId, session.account);
    if (!opened.ok) {
      opening.value = { kind: 'not-opened', failure: opened.error };
      return;
    }
    opening.value = { kind: 'station', session, workplace: opened.value };
    if (!started.has(opened.value)) {
      started.add(opened.value);
      await opened.value.loop.start();
    }
    await device.persistentStorage.ask();
  }

  let shown: KeptSession | undefined;
  let showing: Promise<void> = Promise.resolve();
  effect(() => {
    const session = keeper.session.value;
    const sameAccount = shown?.account.accountId === session?.account.accountId && shown !== undefined;
    shown = session;
    if (sameAccount && session) {
      // A renewed or expired session of the same person changes nothing on the screen but its notices.
      const current = opening.peek();
      if (current.kind === 'station') opening.value = { ...current, session };
      if (current.kind === 'office') opening.value = { ...current, session };
      return;
    }
    showing = showing
      .then(() => show(session))
      .catch((fault: unknown) => {
        opening.value = { kind: 'not-opened', failure: { kind: 'storage-failed' } };
        reportFailure(fault);
      });
  });
  await showing;

  return {
    device,
    opening,
    async signIn(username, password) {
      const signedIn = await signIn(
        {
          server: sessionServer,
          device: store,
          deviceName: deviceName(navigator),
          async bindStation(stationId, account) {
            const opened = await openStation(stationId, account);
            return opened.ok ? ok(opened.value.replicaId) : opened;
          },
          unsentOf: async (stationId) => (await workplaces()).unsentOf(stationId),
        },
        username,
        password,
      );
      if (!signedIn.ok) return err(signedIn.error);
      await keeper.reload();
      await showing;
      const current = opening.peek();
      if (current.kind === 'station') current.workplace.loop.tryAgain();
      return ok(undefined);
    },
    async signOut() {
      await signOut({ server: sessionServer, device: store });
      // Whoever signs in next begins at the beginning, not on the page the other left open.
      history.replaceState(null, '', TODAY_PATH);
      await keeper.reload();
      await showing;
    },
  };
}
