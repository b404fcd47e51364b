// Every record of vaccines and chronic care through the server's own door: taken, merged as what it is, and for whose eyes.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CARE_TYPES } from '@tram/shared-schema/due/care-fact.js';
import { editRegistry, openDisagreements } from '@tram/shared-schema/document/edit-registry.js';
import type { TramDocument } from '@tram/shared-schema/document/document-types.js';
import { instantAt } from '@tram/shared-schema/document/instant.js';
import { moveStatus } from '@tram/shared-schema/document/move-status.js';
import { aContact, aDose, anEnrolment, aVaccineLot } from '@tram/shared-schema/fixtures/care-builders.js';
import { oneOfEachCare } from '@tram/shared-schema/fixtures/one-of-each-care.js';
import { docsOf, kinds, openDesk, type Desk } from '#testing/desk-under-test.js';
import { NOW_MS } from '#testing/documents.js';
import { signInAs } from '#testing/server-under-test.js';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.server.close());
const sent = <D extends TramDocument>(doc: D): D => ({ ...desk.own(doc), createdAt: instantAt(NOW_MS) });
const documents = (): TramDocument[] => oneOfEachCare().map((doc) => sent<TramDocument>(doc));
const editor = (username: string, caller = desk.nurse, nowMs = NOW_MS) => ({
  nowMs,
  replicaId: caller.replicaId,
  accountId: desk.accountOf(username),
});

describe('care sent to the server', () => {
  it('is accepted, every kind of it, and given to the next tablet', async () => {
    expect(oneOfEachCare().map(({ type }) => type)).toEqual(expect.arrayContaining([...CARE_TYPES]));
    const docs = documents();
    const reply = await desk.nurse.push(desk.at.stationId, docs);
    expect(reply.results).toEqual(docs.map(({ _id }) => ({ id: _id, kind: 'accepted' })));
    const pulled = docsOf(await desk.colleague.lines(desk.changesPath()));
    for (const doc of docs) expect(pulled.find(({ _id }) => _id === doc._id)).toMatchObject(doc as object);
  });

  it('is refused where a value cannot be true, by the name of the field', async () => {
    const reply = await desk.nurse.push(desk.at.stationId, [
      { ...sent(aDose()), _id: 'dose:00000000000000000000000002', givenOn: 'tháng 5' },
      { ...sent(aVaccineLot()), _id: 'vaccine-lot:00000000000000000000000002', dosesPerVial: 0 },
      { ...sent(anEnrolment()), _id: 'enrolment:00000000000000000000000002', register: undefined },
    ]);
    expect(reply.results.map((result) => result.kind === 'refused' && result.refusal)).toMatchObject([
      { kind: 'invalid', field: 'givenOn' },
      { kind: 'invalid', field: 'dosesPerVial' },
      { kind: 'invalid', field: 'register', rule: 'required' },
    ]);
  });

  it('of a record that changes keeps both where two tablets wrote apart', async () => {
    const lot = { ...sent(aVaccineLot()), _id: 'vaccine-lot:00000000000000000000000003' } as never;
    await desk.nurse.push(desk.at.stationId, [lot]);
    const locked = editRegistry(lot, { locked: true, lockReason: 'Tạm dừng' } as never, editor('y1'));
    const closed = editRegistry(
      lot,
      { lockReason: 'Hết hạn', closed: true } as never,
      editor('y2', desk.colleague, NOW_MS + 1000),
    );
    await desk.nurse.push(desk.at.stationId, [locked]);
    const merged = await desk.colleague.push(desk.at.stationId, [closed]);
    expect(kinds(merged.results)).toEqual(['merged']);
    const stands = docsOf(await desk.nurse.lines(desk.changesPath())).find(
      ({ _id }) => _id === 'vaccine-lot:00000000000000000000000003',
    );
    expect(stands).toMatchObject({ locked: true, closed: true, lockReason: 'Hết hạn' });
    expect(openDisagreements(stands as never).map(({ value }) => value)).toEqual(['Tạm dừng']);
  });

  it('locks a lot for whoever gives vaccines, and unlocks it for a head alone', async () => {
    const lot = { ...sent(aVaccineLot()), _id: 'vaccine-lot:00000000000000000000000007' } as never;
    await desk.nurse.push(desk.at.stationId, [lot]);
    const locked = editRegistry(lot, { locked: true, lockReason: 'Phản ứng nặng' } as never, editor('y1'));
    expect(kinds((await desk.nurse.push(desk.at.stationId, [locked])).results)).toEqual(['accepted']);
    const unlocked = (username: string, caller = desk.nurse) =>
      editRegistry(
        locked,
        { locked: undefined, lockReason: 'Đã kết luận' } as never,
        editor(username, caller, NOW_MS + 2000),
      );
    const refused = await desk.nurse.push(desk.at.stationId, [unlocked('y1')]);
    expect(refused.results).toMatchObject([
      { kind: 'refused', refusal: { kind: 'only-head', field: 'locked' } },
    ]);
    const stands = async () =>
      docsOf(await desk.nurse.lines(desk.changesPath())).find(
        ({ _id }) => _id === 'vaccine-lot:00000000000000000000000007',
      );
    expect(await stands()).toMatchObject({ locked: true, lockReason: 'Phản ứng nặng' });
    // A head at the tablet a nurse is signed in at.
    const byHead = await desk.nurse.push(desk.at.stationId, [unlocked('truong')]);
    expect(kinds(byHead.results)).toEqual(['accepted']);
    expect(await stands()).not.toHaveProperty('locked');
  });

  it('of an event is never rewritten, and withdrawn for good', async () => {
    const dose = { ...sent(aDose()), _id: 'dose:00000000000000000000000004' } as ReturnType<typeof aDose>;
    await desk.nurse.push(desk.at.stationId, [dose]);
    const rewritten = await desk.nurse.push(desk.at.stationId, [{ ...dose, lotNumber: 'KHÁC' }]);
    expect(kinds(rewritten.results)).toEqual(['refused']);
    const wrong = moveStatus(dose, 'entered-in-error', editor('y1'));
    expect(kinds((await desk.nurse.push(desk.at.stationId, [wrong])).results)).toEqual(['accepted']);
    await desk.colleague.push(desk.at.stationId, [dose]);
    const stands = docsOf(await desk.nurse.lines(desk.changesPath())).find(({ _id }) => _id === dose._id);
    expect(stands).toMatchObject({ status: 'entered-in-error' });
  });

  it('is open to the community team as far as it says who must come for a vaccine, and no further', async () => {
    await desk.nurse.push(desk.at.stationId, documents());
    const team = await signInAs(desk.server, 'to');
    const types = new Set<string>(oneOfEachCare().map(({ type }) => type));
    const read = docsOf(await team.lines(desk.changesPath())).filter(({ type }) => types.has(type));
    expect(new Set(read.map(({ type }) => type))).toEqual(new Set(['dose']));
    const mine = <D extends TramDocument>(doc: D): D => ({
      ...sent(doc),
      createdBy: { accountId: desk.accountOf('to'), replicaId: team.replicaId },
    });
    const ofTheirs = oneOfEachCare().map((doc, n) => ({
      ...mine<TramDocument>(doc),
      _id: `${doc.type}:${String(100 + n).padStart(26, '0')}`,
    }));
    const refused = await team.push(desk.at.stationId, ofTheirs as never);
    expect(kinds(refused.results)).toEqual(ofTheirs.map(() => 'refused'));
    const knock = mine(
      aContact({
        _id: 'contact:00000000000000000000000090' as never,
        about: ['immunisation'],
        by: 'home-visit',
      }),
    );
    expect(kinds((await team.push(desk.at.stationId, [knock])).results)).toEqual(['accepted']);
    expect(docsOf(await team.lines(desk.changesPath())).map(({ _id }) => _id)).toContain(knock._id);
  });
});
