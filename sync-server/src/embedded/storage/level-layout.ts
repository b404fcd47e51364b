// Where PouchDB 9 keeps what in LevelDB (pouchdb-adapter-leveldb-core over sublevel-pouchdb), and the stores
// of ours beside it. Reading these keys directly is what makes large pages fast.

const SEPARATOR = '\xff';

/** The character after the separator: the first key that is no longer in a store, whatever the document id. */
const AFTER_SEPARATOR = '\u0100';

export type StoreName =
  | 'document-store'
  | 'by-sequence'
  | 'attach-store'
  | 'attach-binary-store'
  | 'tram-local-documents'
  | 'tram-settings'
  | 'tram-view-rows'
  | 'tram-view-documents'
  | 'tram-view-states';

export interface KeyRange {
  gte?: string;
  gt?: string;
  lte?: string;
  lt?: string;
}

export const keyIn = (store: StoreName, key: string): string => SEPARATOR + store + SEPARATOR + key;

export const rangeOf = (store: StoreName): { gte: string; lt: string } => ({
  gte: SEPARATOR + store + SEPARATOR,
  lt: SEPARATOR + store + AFTER_SEPARATOR,
});

export const withoutStore = (store: StoreName, key: string): string => key.slice(store.length + 2);

export const documentKey = (id: string): string => keyIn('document-store', id);

export const sequenceKey = (sequence: number): string =>
  keyIn('by-sequence', String(sequence).padStart(16, '0'));

export const sequenceOfKey = (key: string): number => Number(key.slice(-16));
