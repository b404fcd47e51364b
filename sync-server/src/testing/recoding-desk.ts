// A station whose addresses are to be re-coded: the invented merger imported, a head signed in, and what tests ask.

import type { TramDocument } from '@tram/shared-schema/document/document-types.js';
import type { DocumentId, PersonDocId } from '@tram/shared-schema/document/ids.js';
import type { Person } from '@tram/shared-schema/people/person.js';
import type { Residence } from '@tram/shared-schema/people/recode-residence.js';
import type { UnitQuestion } from '@tram/shared-schema/reference/unit-question.js';
import type { LeftPeopleReply, RecodingReply, RecodingView } from '@tram/shared-schema/sync/recoding.js';
import type { CouchUnderTest } from './couch-under-test.js';
import { kinds, openDesk, type Desk } from './desk-under-test.js';
import { importMergedUnits } from './merged-units.js';
import { signInAs, type Caller } from './server-under-test.js';

const livesIn = (communeCode: string, communeName: string): Residence => ({
  communeCode,
  communeName,
  provinceCode: '05',
  provinceName: 'Tỉnh Thử',
  asOf: '2024-05-01' as Residence['asOf'],
});
/** Became one unit, was split, and is in no list. */
export const VI_DU = livesIn('99504', 'Xã Ví Dụ');
export const SPLIT = livesIn('99525', 'Xã Mẫu Rộng');
export const NOWHERE = livesIn('99999', 'Xã Lạ');
export const ADDRESS = 'Thôn Mẫu, Xã Ví Dụ, Huyện Giả, Tỉnh Thử';

export interface RecodingDesk {
  readonly desk: Desk;
  readonly head: Caller;
  path(rest?: string): string;
  asked(rest: string, body?: object): Promise<RecodingReply>;
  run(rest: string, body?: object): Promise<RecodingView>;
  apply(preview: RecodingView): Promise<RecodingView>;
  undo(run: RecodingView): Promise<RecodingView>;
  left(run: RecodingView): Promise<readonly PersonDocId[]>;
  /** People as a tablet brings them. */
  arrived(...changes: Partial<Person>[]): Promise<Person[]>;
  standing(id: DocumentId): Promise<Person>;
  codes(people: readonly Person[]): Promise<(string | undefined)[]>;
  questions(): Promise<readonly UnitQuestion[]>;
  /** The server dies once it has written a part's people, before it writes down that it did. */
  dieInTheMiddle(preview: RecodingView): Promise<void>;
  close(): Promise<void>;
}

export async function openRecodingDesk(couch: CouchUnderTest): Promise<RecodingDesk> {
  const desk = await openDesk({}, couch);
  const { deps } = desk.server;
  const { stationId } = desk.at;
  await importMergedUnits(deps);
  const head = await signInAs(desk.server, 'truong');
  const at: RecodingDesk = {
    desk,
    head,
    path: (rest = '') => `/api/v1/stations/${stationId}/recodings${rest}`,
    async asked(rest, body) {
      const answered = await head.post(at.path(rest), body);
      if (answered.status !== 200) throw new Error(`${rest} answered ${answered.status}: ${answered.text}`);
      return answered.body as RecodingReply;
    },
    async run(rest, body) {
      const reply = await at.asked(rest, body);
      if (reply.kind !== 'run') throw new Error(reply.kind);
      return reply.run;
    },
    apply: ({ number, previewId }) => at.run(`/${number}/apply`, { previewId }),
    undo: ({ number }) => at.run(`/${number}/undo`),
    async left({ number }) {
      return ((await head.get(at.path(`/${number}/left`))).body as LeftPeopleReply).personIds;
    },
    async arrived(...changes) {
      const people = changes.map((change) => desk.newPerson(change));
      const { results } = await desk.nurse.push(stationId, people);
      if (kinds(results).some((kind) => kind !== 'accepted')) throw new Error('somebody was not accepted');
      return people;
    },
    async standing(id) {
      const found = (await deps.documents.readDocuments(stationId, [id])).get(id);
      if (found?.type !== 'person') throw new Error('nobody of that id');
      return found;
    },
    codes: (people) =>
      Promise.all(people.map(async ({ _id }) => (await at.standing(_id)).residence?.communeCode)),
    async questions() {
      const found = await deps.documents.listDocuments(stationId, 'unit-question');
      return found.filter((doc): doc is UnitQuestion & TramDocument => doc.type === 'unit-question');
    },
    async dieInTheMiddle({ number, previewId }) {
      const { recodings } = deps;
      const keepPart = recodings.keepPart.bind(recodings);
      Object.assign(recodings, { keepPart: () => Promise.reject(new Error('power cut')) });
      const { status } = await head.post(at.path(`/${number}/apply`), { previewId });
      Object.assign(recodings, { keepPart });
      if (status !== 500) throw new Error(`it went on: ${status}`);
    },
    close: () => desk.server.close(),
  };
  return at;
}
