import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TramDocument } from '@tram/shared-schema/document/document-types.js';
import {
  END_OF_IDS,
  RUN_LENGTH,
  runsOf,
  stateEntry,
  type CompareReply,
} from '@tram/shared-schema/sync/compare.js';
import { docsOf, openDesk, type Desk } from '#testing/desk-under-test.js';
import { signInAs, type Caller } from '#testing/server-under-test.js';

let desk: Desk;
/** Everything the station has, in the order of ids. */
let held: TramDocument[];
const COUNT = 5 * RUN_LENGTH + 7;
beforeAll(async () => {
  desk = await openDesk();
  const docs = Array.from({ length: COUNT }, () => desk.newPerson());
  await desk.nurse.push(desk.at.stationId, docs);
  held = docsOf(await desk.nurse.lines(desk.changesPath())).toSorted((a, b) => (a._id < b._id ? -1 : 1));
});
afterAll(() => desk.server.close());

const ask = async (body: object, caller: Caller = desk.nurse) => {
  const path = `/api/v1/stations/${desk.at.stationId}/compare`;
  return caller.post(path, { protocol: 1, epoch: await desk.epoch(), after: '', ...body });
};
const reply = async (body: object, caller?: Caller): Promise<CompareReply> => {
  const answered = await ask(body, caller);
  if (answered.status !== 200) throw new Error(answered.text);
  return answered.body as CompareReply;
};
const NOTHING = { differing: [], missing: [], lacks: [], documents: [] };

describe('a tablet that compares with the server', () => {
  it('hears in one answer that all is the same', async () => {
    const runs = runsOf(held.map(stateEntry), END_OF_IDS);
    expect(await reply({ runs })).toMatchObject({ ...NOTHING, through: END_OF_IDS });
  });

  it('hears which runs differ, and of which nothing is here', async () => {
    const theirs = held.map(stateEntry);
    const changed = theirs.map((entry, n) => (n === RUN_LENGTH + 3 ? ([entry[0], 'other'] as const) : entry));
    const runs = runsOf(changed, END_OF_IDS);
    expect(await reply({ runs })).toMatchObject({ ...NOTHING, differing: [runs[1]?.[0]] });
    const short = runsOf(theirs.slice(0, -3), END_OF_IDS);
    expect(await reply({ runs: short })).toMatchObject({ ...NOTHING, differing: [END_OF_IDS] });
    const elsewhere = [[`zebra:${'0'.repeat(26)}`, 'x']] as const;
    const after = held.at(-1)?._id;
    expect(await reply({ after, runs: runsOf(elsewhere as never, END_OF_IDS) })).toMatchObject({
      ...NOTHING,
      missing: [END_OF_IDS],
    });
  });

  it('is told of a run far too long for it without the server reading it all', async () => {
    const answer = await reply({ runs: [[END_OF_IDS, 'x']] });
    expect(answer).toMatchObject({ ...NOTHING, differing: [END_OF_IDS], through: END_OF_IDS });
  });

  it('is sent what differs and what it does not have, and hears what is lacking here', async () => {
    const some = held.slice(0, 6).map(stateEntry);
    const through = some.at(-1)?.[0] ?? '';
    const mine = [`account:${'Z'.repeat(26)}`, 'mine'] as const;
    const entries = [...some.filter((_, n) => n !== 2), mine]
      .map((entry) => (entry[0] === some[4]?.[0] ? [entry[0], 'old'] : entry))
      .toSorted(([a = ''], [b = '']) => (a < b ? -1 : 1));
    const isIn = mine[0] <= through;
    const answer = await reply({ entries: entries.filter(([id = '']) => id <= through), through });
    expect(answer.documents.map(({ _id }) => _id)).toEqual([some[2]?.[0], some[4]?.[0]]);
    expect(answer.lacks).toEqual(isIn ? [mine[0]] : []);
  });

  it('is sent no more at once than a page holds, and gets on with every question', async () => {
    const sent: string[] = [];
    let questions = 0;
    for (let after = ''; after !== END_OF_IDS; questions += 1) {
      const answer = await reply({ after, entries: [], through: END_OF_IDS });
      expect(answer.through > after).toBe(true);
      sent.push(...answer.documents.map(({ _id }) => _id));
      after = answer.through;
    }
    expect(sent).toEqual(held.map(({ _id }) => _id));
    expect(questions).toBeLessThan(5);
  });

  it('sees only what its account may read', async () => {
    const helper = await signInAs(desk.server, 'to');
    const path = `/api/v1/stations/${desk.at.stationId}/changes`;
    const [hello, ...lines] = await helper.lines(path);
    if (hello?.kind !== 'hello') throw new Error('no hello');
    const readable = docsOf(lines).toSorted((a, b) => (a._id < b._id ? -1 : 1));
    const { epoch } = hello;
    const runs = runsOf(readable.map(stateEntry), END_OF_IDS);
    expect(await reply({ epoch, runs }, helper)).toMatchObject(NOTHING);
    const answer = await reply({ epoch, entries: [], through: END_OF_IDS }, helper);
    expect(answer.documents.every(({ _id }) => readable.some((doc) => doc._id === _id))).toBe(true);
    expect((await ask({ runs }, helper)).status).toBe(409);
  });

  it('is sent old records it names, and hears which of them are not here any more', async () => {
    const wanted = [held[3]?._id, held[9]?._id];
    const gone = `zebra:${'0'.repeat(26)}`;
    const answer = await reply({ ids: [...wanted, gone] });
    expect(answer).toMatchObject({ ...NOTHING, through: gone, lacks: [gone], documents: [held[3], held[9]] });
  });

  it('is not sent by name what its account may not read', async () => {
    const elsewhere = desk.newPerson({ hamletId: desk.at.hamletB });
    await desk.nurse.push(desk.at.stationId, [elsewhere]);
    const helper = await signInAs(desk.server, 'to');
    const [hello] = await helper.lines(desk.changesPath());
    const epoch = hello?.kind === 'hello' ? hello.epoch : '';
    const ids = [elsewhere._id];
    expect((await reply({ ids })).documents).toHaveLength(1);
    expect((await reply({ epoch, ids }, helper)).documents).toEqual([]);
  });

  it.each([
    ['names that go back', { ids: [`person:${'1'.repeat(26)}`, `person:${'0'.repeat(26)}`] }],
    ['names and runs', { ids: [], runs: [] }],
    ['no entries and no runs', {}],
    ['both', { runs: [], entries: [], through: END_OF_IDS }],
    ['a place that is none', { after: '../x', runs: [] }],
    ['entries that end nowhere', { entries: [] }],
    [
      'runs that go back',
      {
        runs: [
          [END_OF_IDS, 'x'],
          ['', 'x'],
        ],
      },
    ],
    ['runs of three', { runs: [[END_OF_IDS, 'x', 'y']] }],
    ['too many runs', { runs: Array.from({ length: 101 }, () => [END_OF_IDS, 'x']) }],
    ['a digest as long as a book', { runs: [[END_OF_IDS, 'x'.repeat(5000)]] }],
  ])('is told by name what is wrong with its question: %s', async (_, body) => {
    const answered = await ask(body);
    expect([answered.status, answered.body]).toMatchObject([400, { kind: 'bad-request' }]);
  });

  it('is turned away from a station that is not its own, and stopped where the server began anew', async () => {
    const elsewhere = await signInAs(desk.server, 'khac');
    expect((await ask({ runs: [] }, elsewhere)).body).toEqual({ kind: 'not-allowed' });
    expect((await ask({ epoch: 'old', runs: [] })).body).toMatchObject({ kind: 'epoch-changed' });
  });
});
