// What an empty tablet is sent before everything else: the station's own records, its newest visits and the people they
// are of, so that work can begin while the rest comes. All of it comes again in its place: the cursor stays at the
// beginning, and a document received twice changes nothing.

import {
  LIFECYCLE,
  type DocumentType,
  type TramDocument,
} from '@tram/shared-schema/document/document-types.js';
import type { DocumentId, StationId } from '@tram/shared-schema/document/ids.js';
import type { Cursor } from '@tram/shared-schema/sync/wire.js';
import { ok, type Result } from '@tram/shared-schema/result.js';
import {
  type ChangesPage,
  type ChangesRequest,
  type DocumentStore,
  type OpenChangesFailure,
  type StoredText,
  StoreUnavailable,
} from '#ports.js';
import type { Turns } from '#turns.js';

const FROM_THE_BEGINNING: Cursor = '0';
/** About a week of a large station. */
const NEWEST_EVENTS = 500;
/** Some hundred kilobytes when compressed: a poor line carries it in a quarter of a minute. */
const SLICE_BYTES = 1024 * 1024;

type SliceStore = Pick<DocumentStore, 'listDocuments' | 'newestDocuments' | 'readDocuments' | 'openChanges'>;

const prefixOf = (type: DocumentType): string => (type === 'worker' ? 'account' : type);
const typesOf = (lifecycle: string): readonly DocumentType[] =>
  (Object.keys(LIFECYCLE) as DocumentType[]).filter((type) => LIFECYCLE[type] === lifecycle);

async function sliceOf(store: SliceStore, stationId: StationId): Promise<readonly TramDocument[]> {
  const reference = typesOf('reference').map((type) => store.listDocuments(stationId, prefixOf(type)));
  const events = typesOf('event').map((type) => store.newestDocuments(stationId, type, NEWEST_EVENTS));
  const newest = (await Promise.all(events)).flat();
  const personIds = newest.flatMap((event): DocumentId[] => ('personId' in event ? [event.personId] : []));
  const people = await store.readDocuments(stationId, [...new Set(personIds)]);
  const slice: TramDocument[] = (await Promise.all(reference)).flat();
  const taken = new Set<DocumentId>();
  for (const event of newest) {
    const person = 'personId' in event ? people.get(event.personId) : undefined;
    // A person goes before the first of their events: cut off in between, no event is of somebody unknown.
    if (person && !taken.has(person._id)) slice.push(person);
    if (person) taken.add(person._id);
    slice.push(event);
  }
  return slice;
}

const bytesOf = (document: TramDocument): Buffer => Buffer.from(JSON.stringify(document));

/** Which documents come in which page. Only their names wait for their turn. */
function planPages(documents: readonly TramDocument[], pageBytes: number): DocumentId[][] {
  const pages: DocumentId[][] = [];
  let [all, inPage] = [0, Infinity];
  for (const document of documents) {
    const { length: weight } = bytesOf(document);
    all += weight;
    if (all > SLICE_BYTES) break;
    inPage += weight;
    const page = inPage > pageBytes ? undefined : pages.at(-1);
    if (page) page.push(document._id);
    else {
      pages.push([document._id]);
      inPage = weight;
    }
  }
  return pages;
}

async function countChanges(pages: AsyncIterable<ChangesPage>): Promise<number> {
  const first = await pages[Symbol.asyncIterator]().next();
  return first.done === true ? 0 : first.value.rows.length + first.value.pending;
}

/** The slice in pages, then every change from the beginning. `turns`: all of the slice is in hand while it is planned. */
export async function sliceFirst(
  store: SliceStore,
  stationId: StationId,
  request: ChangesRequest,
  turns: Turns,
): Promise<Result<AsyncIterable<ChangesPage>, OpenChangesFailure>> {
  // Opened once to count, and again when the slice is out: nothing of it is held meanwhile.
  const open = () => store.openChanges(stationId, request);
  const counted = await open();
  if (!counted.ok) return counted;
  const all = await countChanges(counted.value);
  const planned = await turns(async () => planPages(await sliceOf(store, stationId), request.pageBytes));
  let left = planned.reduce((sum, ids) => sum + ids.length, 0);
  let rest: AsyncIterator<ChangesPage> | undefined;
  const pages: AsyncIterator<ChangesPage> = {
    async next() {
      const ids = planned.shift();
      if (ids) {
        const found = await store.readDocuments(stationId, ids);
        left -= ids.length;
        const documents = ids.flatMap((id) => found.get(id) ?? []);
        const rows = documents.map((document): StoredText => ({ document, bytes: bytesOf(document) }));
        return { done: false, value: { rows, cursor: FROM_THE_BEGINNING, pending: all + left } };
      }
      if (!rest) {
        const opened = await open();
        if (!opened.ok) throw new StoreUnavailable('the changes of a station could not be read on');
        rest = opened.value[Symbol.asyncIterator]();
      }
      return rest.next();
    },
  };
  return ok({ [Symbol.asyncIterator]: () => pages });
}
