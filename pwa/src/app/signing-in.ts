// Signing in online, and the PIN that follows: until it is chosen the keys are in the clear, in memory and nowhere else.

import { err, ok, type Result } from '@tram/shared-schema/result.js';
import type { ReplicaId, StationId } from '@tram/shared-schema/document/ids.js';
import type { AccountView, RecordsKey } from '@tram/shared-schema/sync/session.js';
import { deviceName } from '#platform/device-name.js';
import type { OpenFailure, StorageFailure } from '#documents/tablet-documents.js';
import type { KeptSession } from '#session/device-store.js';
import { dropKeys } from '#session/drop-keys.js';
import { addPasskey, enrolByPin, type Enrolling, type PasskeyFailure } from '#session/enrol-account.js';
import { forgetBundle } from '#session/key-chest.js';
import type { PinRefusal } from '#session/pin.js';
import type { RenewedSession } from '#session/renew-session.js';
import { signIn, type SignInRefusal } from '#session/sign-in.js';
import type { Premises } from './premises.js';
import { reportFailure } from './report-failure.js';
import { shutOut } from './shutting-out.js';

type Keys = Pick<Enrolling, 'bundle' | 'keys' | 'stationId'>;

export interface SigningIn {
  signIn(username: string, password: string): Promise<Result<void, SignInRefusal>>;
  choosePin(typed: string): Promise<Result<void, PinRefusal | StorageFailure>>;
  answerPasskey(wanted: boolean): Promise<Result<void, PasskeyFailure>>;
  /** Nobody chose a PIN after all: the session is given back. */
  cancel(): Promise<void>;
  /** A tablet from before PINs met its server: whoever is signed in chooses one now. */
  onRenewed(renewed: RenewedSession): void;
}

export function createSigningIn(premises: Premises): SigningIn {
  const { device, opening, slot, inTurn } = premises;
  const { book, chest, keeper, passkeys, sessionServer, store, vault, deviceNowMs: nowMs } = device;
  /** Of the one signing in just now, and from then on until their PIN is chosen. */
  let made: Keys | undefined;
  let enrolling: Enrolling | undefined;

  function forgetKeys(): void {
    if (made) forgetBundle(made.bundle);
    made = undefined;
    enrolling = undefined;
  }
  premises.onLeaving(forgetKeys);

  async function makeKeys(stationId: StationId, account: AccountView, recordsKey: RecordsKey): Promise<Keys> {
    forgetKeys();
    const bundle = chest.newBundle(recordsKey);
    made = { stationId, bundle, keys: await chest.keysOf(account.accountId, bundle) };
    return made;
  }

  /** Whoever is in with their own keys only renews a session that ran out: nothing on the screen moves. */
  function goesOnAs(account: AccountView, stationId: StationId): ReplicaId | undefined {
    const now = opening.peek();
    if (now.kind !== 'station' || now.session.account.accountId !== account.accountId) return undefined;
    const { workplace } = now;
    return workplace.keys && workplace.stationId === stationId ? workplace.replicaId : undefined;
  }

  async function bindStation(
    stationId: StationId,
    account: AccountView,
    recordsKey: RecordsKey,
    { anew }: { readonly anew: boolean },
  ): Promise<Result<ReplicaId, OpenFailure>> {
    const replicaId = anew ? undefined : goesOnAs(account, stationId);
    if (replicaId !== undefined) return ok(replicaId);
    const { keys } = await makeKeys(stationId, account, recordsKey);
    if (premises.inside()) await premises.makeRoom();
    const opened = await slot.open(stationId, account, keys.unlocked);
    return opened.ok ? ok(opened.value.replicaId) : opened;
  }

  async function afterRefusal(refusal: SignInRefusal, username: string): Promise<void> {
    if (refusal.kind === 'account-disabled' || refusal.kind === 'device-revoked') {
      await dropKeys(book, refusal.kind, (account) => account.username === username);
      const now = opening.peek();
      const isOwn = refusal.kind === 'device-revoked' || premises.inside()?.account.username === username;
      if (now.kind === 'station' && isOwn) return shutOut(premises, now, refusal);
    }
    if (!made) return;
    forgetKeys();
    await slot.close();
    const hasAccounts = (await book.all()).length > 0;
    opening.value = hasAccounts ? { kind: 'locked' } : { kind: 'signed-out', knownUsername: username };
  }

  async function afterSignIn(session: KeptSession): Promise<Result<void, StorageFailure>> {
    if (session.account.stationId === undefined) {
      await premises.showOffice(session);
      return ok(undefined);
    }
    if (made) {
      enrolling = { ...made, session };
      premises.ownHistory.enter(session.account.accountId);
      opening.value = { kind: 'choosing-pin', session };
      return ok(undefined);
    }
    const kept = await vault.keepSession(session);
    if (!kept.ok) return kept;
    await keeper.reload();
    const now = opening.peek();
    if (now.kind === 'station') now.workplace.loop.tryAgain();
    return ok(undefined);
  }

  async function finish({ session, keys }: Enrolling): Promise<void> {
    forgetKeys();
    await premises.showStation(session, keys.unlocked);
    device.persistentStorage.ask().catch(reportFailure);
  }

  async function askForPin({ session, recordsKey }: RenewedSession): Promise<void> {
    const now = opening.peek();
    const { stationId } = session.account;
    if (now.kind !== 'station' || now.workplace.keys || stationId === undefined || !recordsKey) return;
    enrolling = { ...(await makeKeys(stationId, session.account, recordsKey)), session };
    opening.value = { kind: 'choosing-pin', session, isRequired: true };
    await slot.close();
  }

  return {
    signIn: (username, password) =>
      inTurn(async () => {
        const parts = {
          server: sessionServer,
          device: store,
          deviceName: deviceName(navigator),
          bindStation,
          unsentOf: (stationId: StationId) => slot.unsentOf(stationId),
        };
        const signedIn = await signIn(parts, username, password);
        if (signedIn.ok) return afterSignIn(signedIn.value);
        await afterRefusal(signedIn.error, username);
        return err(signedIn.error);
      }),
    choosePin: (typed) =>
      inTurn(async () => {
        if (!enrolling) throw new Error('nobody has just signed in');
        const { session, keys } = enrolling;
        const enrolled = await enrolByPin({ book, chest, nowMs }, enrolling, typed);
        if (!enrolled.ok) return enrolled;
        await store.forgetSession();
        vault.openSealed(session.account.accountId, keys.session);
        await keeper.reload();
        if (await passkeys.isAvailable()) opening.value = { kind: 'offering-passkey', session };
        else await finish(enrolling);
        return ok(undefined);
      }),
    answerPasskey: (wanted) =>
      inTurn(async () => {
        if (!enrolling) throw new Error('nobody has just chosen a PIN');
        if (wanted) {
          const { account } = enrolling.session;
          const added = await addPasskey({ book, chest }, passkeys, account, enrolling.bundle);
          if (!added.ok) return added;
        }
        await finish(enrolling);
        return ok(undefined);
      }),
    async cancel() {
      const session = enrolling?.session;
      await premises.leave();
      if (session) await sessionServer.signOut(session.accessToken);
    },
    onRenewed: (renewed) => void inTurn(() => askForPin(renewed)),
  };
}
