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
import type { ChangesPage, DocumentStore, StoredText } from '#ports.js';

const FROM_THE_BEGINNING: Cursor = '0';
/** About a week of a large station. */
const NEWEST_EVENTS = 500;
/** Some hundred kilobytes when compressed: a poor line carries it in a quarter of a minute. */
const SLICE_BYTES = 1024 * 1024;

type SliceStore = Pick<DocumentStore, 'listDocuments' | 'newestDocuments' | 'readDocuments'>;

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

function withinBytes(documents: readonly TramDocument[], pageBytes: number): StoredText[][] {
  const pages: StoredText[][] = [];
  let [all, inPage] = [0, Infinity];
  for (const document of documents) {
    const bytes = Buffer.from(JSON.stringify(document));
    all += bytes.length;
    if (all > SLICE_BYTES) break;
    inPage += bytes.length;
    const page = inPage > pageBytes ? undefined : pages.at(-1);
    if (page) page.push({ document, bytes });
    else {
      pages.push([{ document, bytes }]);
      inPage = bytes.length;
    }
  }
  return pages;
}

/** The slice, then `pages`, which must begin at the beginning. */
export async function* sliceFirst(
  store: SliceStore,
  stationId: StationId,
  pages: AsyncIterable<ChangesPage>,
  pageBytes: number,
): AsyncGenerator<ChangesPage> {
  const slice = withinBytes(await sliceOf(store, stationId), pageBytes);
  let left = slice.reduce((sum, { length }) => sum + length, 0);
  let isFirst = true;
  for await (const page of pages) {
    if (isFirst) {
      isFirst = false;
      const all = page.rows.length + page.pending;
      for (const rows of slice) {
        left -= rows.length;
        yield { rows, cursor: FROM_THE_BEGINNING, pending: all + left };
      }
    }
    yield page;
  }
}
