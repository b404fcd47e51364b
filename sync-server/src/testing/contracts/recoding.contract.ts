// Re-coding a station's addresses, on every store: preview and apply, and what others change meanwhile.

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDisagreements } from '@tram/shared-schema/document/edit-registry.js';
import type { Person } from '@tram/shared-schema/people/person.js';
import type { RecodingsReply, RecodingView } from '@tram/shared-schema/sync/recoding.js';
import { kinds, openDesk } from '../desk-under-test.js';
import type { CouchUnderTest } from '../couch-under-test.js';
import { ADDRESS, NOWHERE, openRecodingDesk, SPLIT, VI_DU, type RecodingDesk } from '../recoding-desk.js';
import { signInAs } from '../server-under-test.js';

export function recodingContract(couch: CouchUnderTest): void {
  describe(`re-coding the addresses of a station on ${couch.name}`, () => {
    let at: RecodingDesk;
    beforeEach(async () => {
      at = await openRecodingDesk(couch);
    });
    afterEach(() => at.close());

    it('is counted before anything changes, and the one asked is told how many of what', async () => {
      const people = await at.arrived(
        { residence: VI_DU },
        { residence: VI_DU, lifeStatus: 'deceased' },
        { residence: SPLIT },
        { residence: NOWHERE },
        { address: ADDRESS },
        { address: 'gần chợ' },
        {},
      );
      const preview = await at.run('');
      expect(preview).toMatchObject({ number: 1, status: 'previewed', edition: 'Bản thử' });
      expect(preview.counts).toEqual({
        people: 7,
        recode: 2,
        ask: 1,
        unchanged: 0,
        unknown: { 'nothing-written': 1, 'unknown-code': 1, 'unclear-address': 1 },
        leftOut: 1,
      });
      expect(
        preview.groups.map(({ from, basis, to, count }) => [
          from.communeCode,
          basis,
          to.map((unit) => unit.communeCode),
          count,
        ]),
      ).toEqual([
        ['99504', 'code', ['99007'], 1],
        ['99525', 'code', ['99004', '99016'], 1],
        ['99507', 'address', ['99013'], 1],
      ]);
      expect(await at.codes(people)).toEqual([
        '99504',
        '99504',
        '99525',
        '99999',
        undefined,
        undefined,
        undefined,
      ]);
      expect(await at.questions()).toEqual([]);
    });

    it('writes the new unit, keeps the address as written, and asks the tablets about split units', async () => {
      const [byCode, split, byAddress] = await at.arrived(
        { residence: VI_DU, address: 'Ví Dụ, viết tay' },
        { residence: SPLIT },
        { address: ADDRESS },
      );
      if (!byCode || !split || !byAddress) throw new Error('three people came');
      const applied = await at.apply(await at.run(''));
      expect(applied).toMatchObject({ status: 'applied', outcome: { recoded: 2, asked: 1, left: 0 } });
      expect((await at.standing(byCode._id)).residence).toEqual({
        communeCode: '99007',
        communeName: 'Xã Tân Mẫu',
        provinceCode: '98',
        provinceName: 'Tỉnh Giả Định',
        asOf: '2025-07-01',
      });
      expect((await at.standing(byCode._id)).address).toBe('Ví Dụ, viết tay');
      expect((await at.standing(byAddress._id)).address).toBe(ADDRESS);
      expect(await at.codes([byAddress, split])).toEqual(['99013', '99525']);
      expect(await at.questions()).toMatchObject([
        { personIds: [split._id], proposedCode: '99004', from: { communeCode: '99525' } },
      ]);
      const lines = await at.desk.nurse.lines(at.desk.changesPath());
      expect(lines.filter((line) => line.kind === 'doc' && line.doc.type === 'unit-question')).toHaveLength(
        1,
      );
      expect(at.desk.server.log.join('\n')).not.toMatch(/Ví Dụ|Nguyễn/);
    });

    it('leaves and lists whoever was changed since the preview', async () => {
      const [mended, other] = await at.arrived({ residence: VI_DU }, { residence: VI_DU });
      if (!mended || !other) throw new Error('two people came');
      const preview = await at.run('');
      await at.desk.nurse.push(at.desk.at.stationId, [at.desk.edited(mended, { residence: NOWHERE })]);
      const applied = await at.apply(preview);
      expect(applied.outcome).toMatchObject({ recoded: 1, left: 1 });
      expect(await at.codes([mended, other])).toEqual(['99999', '99007']);
      expect(await at.left(applied)).toEqual([mended._id]);
    });

    it('loses nothing a tablet wrote meanwhile without network, whatever it wrote', async () => {
      const [person] = await at.arrived({ residence: VI_DU });
      if (!person) throw new Error('somebody came');
      const phoned = at.desk.edited(person, { phone: '0300000777' });
      const moved = at.desk.edited(
        person,
        { residence: NOWHERE },
        { caller: at.desk.colleague, username: 'y2' },
      );
      await at.apply(await at.run(''));
      await at.desk.nurse.push(at.desk.at.stationId, [phoned]);
      await at.desk.colleague.push(at.desk.at.stationId, [moved]);
      const stands = await at.standing(person._id);
      expect(stands.phone).toBe('0300000777');
      const both = [stands.residence, ...openDisagreements(stands).map(({ value }) => value)];
      expect(both).toContainEqual(NOWHERE);
      expect(both).toContainEqual(expect.objectContaining({ communeCode: '99007' }));
    });

    it('goes on after it was killed in the middle, and edits nobody twice', async () => {
      const people = await at.arrived({ residence: VI_DU }, { residence: VI_DU }, { residence: SPLIT });
      const preview = await at.run('');
      await at.dieInTheMiddle(preview);
      const stamps = async () => Promise.all(people.map(async ({ _id }) => (await at.standing(_id)).stamps));
      const before = await stamps();
      expect((await at.asked('')).kind).toBe('unfinished');
      expect((await at.apply(preview)).outcome).toMatchObject({ recoded: 2, asked: 1, left: 0 });
      expect(await stamps()).toEqual(before);
      expect(await at.questions()).toHaveLength(1);
      expect((await at.asked('/1/apply', { previewId: preview.previewId })).kind).toBe('outdated');
    });

    it('of records joined in a ring the one that goes on is re-coded, and no other', async () => {
      const three = [1, 2, 3].map(() => at.desk.newPerson({ residence: VI_DU }));
      const ring = three.map((person, n) => ({ ...person, replacedBy: three[(n + 1) % 3]!._id }));
      await at.desk.nurse.push(at.desk.at.stationId, ring);
      const preview = await at.run('');
      expect(preview.counts).toMatchObject({ people: 3, recode: 1, leftOut: 2 });
      expect((await at.apply(preview)).outcome).toMatchObject({ recoded: 1, left: 0 });
      const standing = ring.map(({ _id }) => _id).sort()[0];
      const changed = await Promise.all(ring.map(({ _id }) => at.standing(_id)));
      expect(
        changed.filter(({ residence }) => residence?.communeCode === '99007').map(({ _id }) => _id),
      ).toEqual([standing]);
    });

    it('leaves whoever was joined to another record since the preview', async () => {
      const [one, other] = await at.arrived({ residence: VI_DU }, { residence: VI_DU });
      if (!one || !other) throw new Error('two people came');
      const preview = await at.run('');
      await at.desk.nurse.push(at.desk.at.stationId, [at.desk.edited(one, { replacedBy: other._id })]);
      expect((await at.apply(preview)).outcome).toMatchObject({ recoded: 1, left: 1 });
      expect(await at.codes([one, other])).toEqual(['99504', '99007']);
    });

    it('a preview that is not the newest is not carried out', async () => {
      await at.arrived({ residence: VI_DU });
      const old = await at.run('');
      const newer = await at.run('');
      expect(newer.number).toBe(old.number);
      expect((await at.asked(`/${old.number}/apply`, { previewId: old.previewId })).kind).toBe('outdated');
      expect((await at.apply(newer)).status).toBe('applied');
    });

    it('a thousand people and more go in bounded pieces', async () => {
      const people = Array.from({ length: 1100 }, () => at.desk.newPerson({ residence: VI_DU }));
      for (let from = 0; from < people.length; from += 500)
        await at.desk.nurse.push(at.desk.at.stationId, people.slice(from, from + 500));
      const preview = await at.run('');
      const first = await at.apply(preview);
      expect(first).toMatchObject({
        status: 'applying',
        progress: { done: 2, of: 3 },
        outcome: { recoded: 1000 },
      });
      const second = await at.apply(preview);
      expect(second).toMatchObject({
        status: 'applied',
        progress: { done: 3, of: 3 },
        outcome: { recoded: 1100 },
      });
    });

    it('after a restore from a backup the tablets may bring its edits back, and before that nobody may forge them', async () => {
      const [person] = await at.arrived({ residence: VI_DU });
      if (!person) throw new Error('somebody came');
      await at.apply(await at.run(''));
      // As a tablet holds it that the restored server has never seen.
      const lost: Person = { ...(await at.standing(person._id)), _id: at.desk.newPerson()._id };
      expect(kinds((await at.desk.nurse.push(at.desk.at.stationId, [lost])).results)).toEqual(['refused']);
      const admin = await signInAs(at.desk.server, 'quantri');
      await admin.post(`/api/v1/admin/stations/${at.desk.at.stationId}/restored`);
      expect(kinds((await at.desk.nurse.push(at.desk.at.stationId, [lost])).results)).not.toContain(
        'refused',
      );
    });

    it('is for the head of the station and an administrator, and is written down', async () => {
      await at.arrived({ residence: VI_DU });
      for (const username of ['y1', 'to', 'tt', 'khac']) {
        const caller = await signInAs(at.desk.server, username);
        expect((await caller.post(at.path(''))).body, username).toEqual({ kind: 'not-allowed' });
        expect((await caller.get(at.path(''))).status, username).toBe(403);
      }
      const elsewhere = `/api/v1/stations/${at.desk.at.otherStationId}/recodings`;
      expect((await at.head.get(elsewhere)).body).toEqual({ kind: 'not-allowed' });
      expect((await at.head.post(at.path('/7/undo'))).status).toBe(404);
      expect((await at.head.post(at.path('/x/undo'))).status).toBe(404);
      expect((await at.head.post(at.path('/1/apply'), {})).body).toMatchObject({ field: 'previewId' });
      const admin = await signInAs(at.desk.server, 'quantri');
      const { run: preview } = (await admin.post(at.path(''))).body as { run: RecodingView };
      await admin.post(at.path(`/1/apply`), { previewId: preview.previewId });
      await at.undo(preview);
      const acts = (await at.desk.server.deps.audit.read({ limit: 20 })).map(({ act }) => act);
      for (const act of ['previewed', 'started', 'applied', 'undo-started', 'undone'])
        expect(acts).toContain(`recoding-${act}`);
      const { runs, hasList } = (await at.head.get(at.path(''))).body as RecodingsReply;
      expect([hasList, runs.map(({ status }) => status)]).toEqual([true, ['undone']]);
    });

    it('says that no list was imported, instead of finding nothing to do', async () => {
      const bare = await openDesk({}, couch);
      const chief = await signInAs(bare.server, 'truong');
      const address = `/api/v1/stations/${bare.at.stationId}/recodings`;
      expect((await chief.post(address)).body).toEqual({ kind: 'no-list' });
      expect((await chief.get(address)).body).toEqual({ runs: [], hasList: false });
      await bare.server.close();
    });
  });
}
