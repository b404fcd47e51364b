// What accounts, sessions, the directory and the audit log promise on every store.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { documentId, type AccountId } from '@tram/shared-schema/document/ids.js';
import { instantAt } from '@tram/shared-schema/document/instant.js';
import type {
  Account,
  AccountStore,
  AuditLog,
  Device,
  Directory,
  Session,
  SessionStore,
  StationKey,
  StationKeys,
} from '#ports.js';
import { NOW_MS, STATION, TABLET, ulidOf } from '../documents.js';

export interface RecordsUnderTest {
  readonly accounts: AccountStore;
  readonly sessions: SessionStore;
  readonly directory: Directory;
  readonly stationKeys: StationKeys;
  /** The same as another server process on the same store would open them. */
  readonly secondStationKeys: StationKeys;
  readonly audit: AuditLog;
  /** The same log as another server process on the same store would open it. */
  readonly secondAudit: AuditLog;
  /** Reserves a username for an account that was never made, as a power cut would leave it. */
  reserveUsername(username: string, accountId: AccountId): Promise<void>;
  /** Changes the first entry of the audit log behind its back. */
  tamper(): Promise<void>;
  close(): Promise<void>;
}

const account = (n: number, username: string): Account => ({
  accountId: documentId('account', ulidOf(n)),
  username,
  displayName: `Người ${n}`,
  role: 'worker',
  stationId: STATION,
  disabled: false,
  passwordHash: 'hash',
  createdAt: instantAt(NOW_MS),
  sessionsOverAt: instantAt(0),
});

export function serverRecordsContract(name: string, open: () => Promise<RecordsUnderTest>): void {
  describe(`accounts, sessions and the audit log on ${name}`, () => {
    let under: RecordsUnderTest;
    beforeAll(async () => {
      under = await open();
    });
    afterAll(() => under.close());

    it('a username belongs to one account, also when two are made at the same moment', async () => {
      const made = await Promise.all([1, 2, 3].map((n) => under.accounts.create(account(n, 'hoa'))));
      const [winner, ...more] = made.filter((result) => result.ok);
      expect(more).toEqual([]);
      expect(made.filter((result) => !result.ok)).toHaveLength(2);
      const found = await under.accounts.findByUsername('hoa');
      expect(winner?.ok && winner.value).toEqual(found);
      expect(found && (await under.accounts.read(found.accountId))).toEqual(found);
    });

    it('a username whose account was never finished can still be used', async () => {
      const reserved = documentId('account', ulidOf(40));
      await under.reserveUsername('dodang', reserved);
      expect(await under.accounts.findByUsername('dodang')).toBeUndefined();
      const made = await under.accounts.create(account(41, 'dodang'));
      expect(made).toMatchObject({ ok: true, value: { accountId: reserved } });
      expect(await under.accounts.findByUsername('dodang')).toMatchObject({
        accountId: reserved,
        displayName: 'Người 41',
      });
      expect(await under.accounts.create(account(42, 'dodang'))).toEqual({
        ok: false,
        error: { kind: 'already-exists', field: 'username' },
      });
    });

    it('changes of one account at the same moment all count', async () => {
      const { accountId } = account(50, 'lan');
      await under.accounts.create(account(50, 'lan'));
      await Promise.all(
        Array.from({ length: 8 }, () =>
          under.accounts.change(accountId, (before) => ({
            ...before,
            displayName: `${before.displayName}+`,
          })),
        ),
      );
      expect((await under.accounts.read(accountId))?.displayName).toBe('Người 50++++++++');
      expect(
        await under.accounts.change(documentId('account', ulidOf(999)), (before) => before),
      ).toBeUndefined();
    });

    it('the list of accounts holds accounts and nothing else', async () => {
      const usernames = (await under.accounts.list()).map(({ username }) => username);
      expect(usernames.sort()).toEqual(['dodang', 'hoa', 'lan']);
    });

    it('a request’s session, account and tablet are found together', async () => {
      const session: Session = {
        sessionId: ulidOf(60),
        accountId: account(50, 'lan').accountId,
        replicaId: TABLET,
        startedAt: instantAt(NOW_MS),
        refreshedAt: instantAt(NOW_MS),
        turn: 1,
      };
      const device: Device = {
        replicaId: TABLET,
        name: 'Máy 1',
        accountId: session.accountId,
        firstSeenAt: instantAt(NOW_MS),
        lastSeenAt: instantAt(NOW_MS),
      };
      await under.sessions.open(session);
      await under.sessions.changeDevice(TABLET, () => device);
      const parties = await under.sessions.readParties(session.sessionId, session.accountId, TABLET);
      expect(parties).toMatchObject({ session, device, account: { username: 'lan' } });
      const nobody = await under.sessions.readParties(ulidOf(61), documentId('account', ulidOf(998)), TABLET);
      expect(nobody).toEqual({ session: undefined, account: undefined, device });
      await expect(under.sessions.open(session)).rejects.toThrow();
      expect(await under.sessions.listDevices()).toEqual([device]);
    });

    it('a tablet named at the same moment by two is settled for one of them', async () => {
      const replicaId = 'twoatonce1' as Device['replicaId'];
      const claim = (secretHash: string) =>
        under.sessions.changeDevice(replicaId, (before) =>
          before
            ? undefined
            : {
                replicaId,
                name: '',
                accountId: account(50, 'lan').accountId,
                firstSeenAt: instantAt(NOW_MS),
                lastSeenAt: instantAt(NOW_MS),
                secretHash,
              },
        );
      const claimed = await Promise.all(['one', 'two', 'three', 'four'].map(claim));
      expect(new Set(claimed.map((device) => device?.secretHash)).size).toBe(1);
      expect(await under.sessions.readDevice(replicaId)).toEqual(claimed[0]);
    });

    it('a station’s key is the one that was kept first, on every server', async () => {
      const key = (n: number): StationKey => ({
        stationId: STATION,
        keyId: `key${n}`,
        key: `secret${n}`,
        madeAt: instantAt(NOW_MS + n),
      });
      expect(await under.stationKeys.read(STATION)).toBeUndefined();
      const kept = await Promise.all(
        [1, 2, 3, 4, 5, 6].map((n) =>
          (n % 2 === 0 ? under.stationKeys : under.secondStationKeys).keepFirst(key(n)),
        ),
      );
      const [first] = kept;
      for (const other of kept) expect(other).toEqual(first);
      expect(await under.secondStationKeys.keepFirst(key(7))).toEqual(first);
      expect(await under.secondStationKeys.read(STATION)).toEqual(first);
      expect(await under.stationKeys.read(documentId('station', ulidOf(72)))).toBeUndefined();
    });

    it('stations and centres are listed apart from everything else', async () => {
      const centre = { centreId: documentId('centre', ulidOf(70)), name: 'Trung tâm' };
      const station = { stationId: STATION, name: 'Trạm', centreId: centre.centreId };
      await under.directory.addCentre(centre);
      await under.directory.addStation(station);
      expect(await under.directory.listCentres()).toEqual([centre]);
      expect(await under.directory.listStations()).toEqual([station]);
      expect(await under.directory.readStation(documentId('station', ulidOf(71)))).toBeUndefined();
    });

    describe('the audit log', () => {
      const event = (n: number) => ({
        at: instantAt(NOW_MS + n),
        actor: 'system' as const,
        act: 'sign-in-failed' as const,
        subject: `${n}`,
      });

      it('is empty and whole before anything happened', async () => {
        expect(await under.audit.read({ limit: 10 })).toEqual([]);
        expect(await under.audit.verify()).toEqual({ kind: 'whole', entries: 0 });
      });

      it('keeps every entry once and in one chain, from two servers at the same moment', async () => {
        await Promise.all(
          Array.from({ length: 120 }, (_, n) =>
            (n % 2 === 0 ? under.audit : under.secondAudit).append(event(n)),
          ),
        );
        const entries = await under.audit.read({ limit: 500 });
        expect(entries.map(({ sequence }) => sequence)).toEqual(
          Array.from({ length: 120 }, (_, n) => 120 - n),
        );
        expect(new Set(entries.map(({ subject }) => subject)).size).toBe(120);
        expect(await under.secondAudit.verify()).toEqual({ kind: 'whole', entries: 120 });
      });

      it('is read backwards page by page', async () => {
        const page = await under.audit.read({ before: 50, limit: 7 });
        expect(page.map(({ sequence }) => sequence)).toEqual([49, 48, 47, 46, 45, 44, 43]);
        expect(await under.audit.read({ before: 1, limit: 7 })).toEqual([]);
      });

      it('shows that an entry was changed', async () => {
        await under.tamper();
        expect(await under.audit.verify()).toEqual({ kind: 'broken', sequence: 1 });
      });
    });
  });
}
