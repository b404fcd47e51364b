// A day file at the server: taken in as its tablet would have sent it, and named where something is wrong with it.

import { createHash, randomBytes } from 'node:crypto';
import type { TramDocument } from '@tram/shared-schema/document/document-types.js';
import { instantAt } from '@tram/shared-schema/document/instant.js';
import type { DayFileReply } from '@tram/shared-schema/sync/day-file.js';
import supertest from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { communityRecordsKey, stationRecordsKey } from '#accounts/records-key.js';
import { couchesUnderTest } from '#testing/couch-under-test.js';
import { dayFileOf, type MakerOfDayFiles } from '#testing/day-files.js';
import { openDesk, type Desk } from '#testing/desk-under-test.js';
import { encounter, HAMLET_A, NOW_MS, replica } from '#testing/documents.js';
import { PASSWORD, signInAs, type Caller } from '#testing/server-under-test.js';

const SECRET = randomBytes(32).toString('base64url');
const bytesOf = (base64url: string): Uint8Array => new Uint8Array(Buffer.from(base64url, 'base64url'));
const secretHash = new Uint8Array(createHash('sha256').update(SECRET).digest());
const outcomes = ({ parts }: DayFileReply): string[] =>
  parts.flatMap(({ results }) => results.map(({ kind }) => kind));

describe.each(couchesUnderTest())('a day file at the server on $name', (couchUnderTest) => {
  let desk: Desk;
  /** Somebody who works far away: a tablet of the station that never comes to the line. */
  let maker: MakerOfDayFiles;
  const away = replica('faraway');

  async function enrol(username: string, replicaId = away): Promise<void> {
    const device = { replicaId, name: 'Máy điểm trạm', secret: SECRET };
    const body = { username, password: PASSWORD, device };
    await supertest(desk.server.app).post('/api/v1/session').send(body).expect(200);
  }
  beforeAll(async () => {
    desk = await openDesk({}, couchUnderTest);
    const { stationId } = desk.at;
    await enrol('y1');
    const { keyId, key } = await stationRecordsKey(desk.server.deps, stationId);
    const accountId = desk.accountOf('y1');
    maker = { stationId, replicaId: away, accountId, keyId, recordsKey: bytesOf(key), secretHash };
  });
  afterAll(() => desk.server.close());

  const own = <D extends TramDocument>(doc: D): D => desk.own(doc, away);
  const farPerson = () => own(desk.newPerson());
  async function bring(
    file: Uint8Array,
    carrier: Caller = desk.colleague,
    stationId = desk.at.stationId,
  ): Promise<DayFileReply> {
    const answered = await carrier
      .post(`/api/v1/stations/${stationId}/day-file`)
      .set('Content-Type', 'application/octet-stream')
      .send(Buffer.from(file));
    expect(answered.status, answered.text).toBe(200);
    return answered.body as DayFileReply;
  }
  const stored = async (doc: TramDocument): Promise<TramDocument | undefined> =>
    (await desk.server.deps.documents.readDocuments(desk.at.stationId, [doc._id])).get(doc._id);

  it('takes in what a tablet without a line has written, and says who brought it', async () => {
    const person = farPerson();
    const visit = own(encounter(1, { personId: person._id }));
    const reply = await bring(await dayFileOf(maker, [person, visit]));
    expect(reply.fault).toBeUndefined();
    expect(outcomes(reply)).toEqual(['accepted', 'accepted']);
    expect(reply.parts[0]).toMatchObject({ replicaId: away, count: 2 });
    expect(await stored(visit)).toMatchObject({
      createdBy: { replicaId: away },
      receivedBy: { accountId: desk.accountOf('y2'), replicaId: desk.colleague.replicaId },
    });
  });

  it('changes nothing when the same file comes twice, or the tablet sends the same itself', async () => {
    const person = farPerson();
    const file = await dayFileOf(maker, [person]);
    await bring(file);
    const before = await stored(person);
    expect(outcomes(await bring(file, desk.nurse))).toEqual(['accepted']);
    expect(await stored(person)).toEqual(before);
    const tablet = await signInWithSecret();
    expect((await tablet.push(desk.at.stationId, [person])).results[0]?.kind).toBe('accepted');
    expect(await stored(person)).toEqual(before);
  });

  /** The far tablet, when it comes to a line after all. */
  async function signInWithSecret(): Promise<Caller> {
    const device = { replicaId: away, name: 'Máy điểm trạm', secret: SECRET };
    const answer = await supertest(desk.server.app)
      .post('/api/v1/session')
      .send({ username: 'y1', password: PASSWORD, device });
    const { accessToken } = answer.body as { accessToken: string };
    const post: Caller['post'] = (path, body) =>
      supertest(desk.server.app).post(path).set('Authorization', `Bearer ${accessToken}`).send(body);
    return {
      ...desk.nurse,
      replicaId: away,
      post,
      async push(stationId, documents) {
        const body = { protocol: 1, replicaId: away, documents };
        const answered = await post(`/api/v1/stations/${stationId}/documents`, body).expect(200);
        return answered.body as Awaited<ReturnType<Caller['push']>>;
      },
    };
  }

  it('lets the tablet that carried the file send what it took in after that, and not before', async () => {
    const person = farPerson();
    const edited = desk.edited(person, { phone: '0912000001' }, { caller: desk.colleague, username: 'y2' });
    const early = await desk.colleague.push(desk.at.stationId, [edited]);
    expect(early.results[0]).toMatchObject({ kind: 'refused', refusal: { kind: 'forged-author' } });
    await bring(await dayFileOf(maker, [person]));
    expect((await desk.colleague.push(desk.at.stationId, [person, edited])).results).toMatchObject([
      { kind: 'accepted' },
      { kind: 'accepted' },
    ]);
    expect(await stored(person)).toMatchObject({ phone: '0912000001' });
  });

  it('judges each document as a push would: another tablet’s edits and what is not valid are refused alone', async () => {
    const [good, anothers] = [farPerson(), desk.newPerson()];
    const invalid = { ...farPerson(), sex: 7 } as unknown as TramDocument;
    const reply = await bring(await dayFileOf(maker, [anothers, invalid, good]));
    expect(reply.parts[0]?.results).toEqual([
      { id: anothers._id, kind: 'refused', refusal: { kind: 'forged-author' } },
      {
        id: invalid._id,
        kind: 'refused',
        refusal: { kind: 'invalid', field: 'sex', rule: expect.any(String) },
      },
      { id: good._id, kind: 'accepted' },
    ]);
    expect(await stored(anothers)).toBeUndefined();
  });

  it('takes in what stood before a torn end, and names it torn', async () => {
    const people = Array.from({ length: 1200 }, farPerson);
    const file = await dayFileOf(maker, people);
    const reply = await bring(file.subarray(0, file.length - 10));
    expect(reply.fault).toEqual({ kind: 'torn' });
    const taken = outcomes(reply).length;
    expect(taken).toBeGreaterThan(400);
    expect(taken).toBeLessThan(1200);
    expect(await stored(people[0] as TramDocument)).toBeDefined();
    expect(await stored(people.at(-1) as TramDocument)).toBeUndefined();
    const whole = await bring(file);
    expect(whole.fault).toBeUndefined();
    expect(outcomes(whole)).toHaveLength(1200);
  });

  it('takes in nothing of a chunk somebody changed', async () => {
    const person = farPerson();
    const file = await dayFileOf(maker, [person]);
    const at = file.length - 60;
    file[at] = (file[at] ?? 0) ^ 1;
    expect((await bring(file)).fault).toEqual({ kind: 'tampered' });
    expect(await stored(person)).toBeUndefined();
  });

  it('notices that the clear beginning was changed', async () => {
    const file = await dayFileOf(maker, [farPerson()]);
    const text = file.toString('latin1');
    const renamed = text.replace('"count":1', '"count":2');
    expect((await bring(Buffer.from(renamed, 'latin1'))).fault).toEqual({ kind: 'tampered' });
    const later = text.replace(instantAt(NOW_MS), instantAt(NOW_MS + 1));
    expect((await bring(Buffer.from(later, 'latin1'))).fault).toEqual({ kind: 'tampered' });
  });

  it('names a file of another station, of a newer version, of another key, and what is no day file', async () => {
    const { otherStationId } = desk.at;
    const foreign = await dayFileOf({ ...maker, stationId: otherStationId }, [farPerson()]);
    expect((await bring(foreign)).fault).toEqual({ kind: 'foreign-station', stationId: otherStationId });
    const file = (await dayFileOf(maker, [farPerson()])).toString('latin1');
    const newer = Buffer.from(file.replace('"format":1', '"format":2'), 'latin1');
    expect((await bring(newer)).fault).toEqual({ kind: 'newer-version', format: 2 });
    const otherKey = await dayFileOf({ ...maker, keyId: 'AAAAAAAAAAA' }, [farPerson()]);
    expect((await bring(otherKey)).fault).toEqual({ kind: 'wrong-key', keyId: 'AAAAAAAAAAA' });
    expect((await bring(Buffer.from('%PDF-1.7 something else'))).fault).toEqual({ kind: 'not-a-day-file' });
    expect((await bring(Buffer.alloc(0))).fault).toEqual({ kind: 'not-a-day-file' });
  });

  it('does not believe a tablet that puts another tablet’s name on its file', async () => {
    const forged = await dayFileOf({ ...maker, secretHash: randomBytes(32) }, [farPerson()]);
    expect((await bring(forged)).fault).toEqual({ kind: 'not-its-device', replicaId: away });
    const nobody = replica('nobody');
    const unknown = await dayFileOf({ ...maker, replicaId: nobody }, [farPerson()]);
    expect((await bring(unknown)).fault).toEqual({ kind: 'unknown-device', replicaId: nobody });
  });

  it('takes several tablets’ files in one, each by its own rules', async () => {
    const [one, two] = [farPerson(), farPerson()];
    const files = [await dayFileOf(maker, [one]), await dayFileOf(maker, [two], instantAt(NOW_MS + 5))];
    const reply = await bring(Buffer.concat(files));
    expect(reply.parts).toHaveLength(2);
    expect(outcomes(reply)).toEqual(['accepted', 'accepted']);
    const [first = Buffer.alloc(0)] = files;
    expect((await bring(Buffer.concat([first, Buffer.from('rest')]))).fault).toEqual({ kind: 'tampered' });
  });

  it('gives a community account’s file that account’s rights and no more, and lets it bring no other', async () => {
    const { stationId } = desk.at;
    const far = replica('faraway2');
    await enrol('to', far);
    const accountId = desk.accountOf('to');
    const station = await stationRecordsKey(desk.server.deps, stationId);
    const { keyId, key } = communityRecordsKey(station, accountId);
    const community = { ...maker, replicaId: far, accountId, keyId, recordsKey: bytesOf(key) };
    const createdBy = { accountId, replicaId: far };
    const person = { ...desk.newPerson(), createdBy };
    const elsewhere = { ...desk.newPerson(), hamletId: HAMLET_A, createdBy };
    const visit = { ...desk.own(encounter(9, { personId: person._id })), createdBy };
    const reply = await bring(await dayFileOf(community, [person, elsewhere, visit]));
    expect(outcomes(reply)).toEqual(['accepted', 'refused', 'refused']);
    const helper = await signInAs(desk.server, 'to');
    expect(outcomes(await bring(await dayFileOf(community, [person]), helper))).toEqual(['accepted']);
    expect((await bring(await dayFileOf(maker, [farPerson()]), helper)).fault).toMatchObject({
      kind: 'wrong-key',
    });
  });

  it('is open to people of the own station and to administrators, and to nobody else', async () => {
    const file = await dayFileOf(maker, [farPerson()]);
    const path = `/api/v1/stations/${desk.at.stationId}/day-file`;
    for (const username of ['tt', 'khac']) {
      const caller = await signInAs(desk.server, username);
      expect((await caller.post(path).send(file)).body, username).toEqual({ kind: 'not-allowed' });
    }
    await supertest(desk.server.app).post(path).send(file).expect(401);
    for (const username of ['truong', 'quantri']) {
      expect(outcomes(await bring(file, await signInAs(desk.server, username)))).toEqual(['accepted']);
    }
  });

  it('lets only a head or an administrator bring what a revoked tablet still had', async () => {
    const gone = replica('goneaway');
    await enrol('y1', gone);
    await desk.server.deps.sessions.changeDevice(
      gone,
      (device) => device && { ...device, revokedAt: instantAt(NOW_MS) },
    );
    const file = await dayFileOf({ ...maker, replicaId: gone }, [desk.own(desk.newPerson(), gone)]);
    expect((await bring(file)).fault).toEqual({ kind: 'device-revoked', replicaId: gone });
    expect(outcomes(await bring(file, await signInAs(desk.server, 'truong')))).toEqual(['accepted']);
  });

  it('writes down who brought which tablet’s file and what became of it, and what was not taken', async () => {
    const admin = await signInAs(desk.server, 'quantri');
    await bring(await dayFileOf(maker, [farPerson(), desk.newPerson()]), admin);
    await bring(Buffer.from('no day file'), admin);
    const entries = await desk.server.deps.audit.read({ limit: 5 });
    const actor = desk.at.admin;
    const counts = { accepted: 1, merged: 0, refused: 1 };
    expect(entries.find(({ act }) => act === 'day-file-taken')).toMatchObject({
      actor,
      subject: away,
      counts,
    });
    expect(entries.find(({ act }) => act === 'day-file-refused')).toMatchObject({
      actor,
      subject: desk.at.stationId,
    });
  });
});
