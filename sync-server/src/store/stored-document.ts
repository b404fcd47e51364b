// A document as CouchDB hands it over: its own fields apart from CouchDB's.

import type { TramDocument } from '@tram/shared-schema/document/document-types.js';
import { StoreUnavailable } from '#ports.js';
import { isObject } from './couch-client.js';
import { withoutMark } from './write-mark.js';

export interface StoredDocument {
  readonly document: TramDocument;
  readonly rev: string;
  /** Leaves that replication left beside the winner. */
  readonly conflicts: readonly string[];
}

const isTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((item) => typeof item === 'string');

/** What is in a station's database was checked when it came in; here only CouchDB's own fields are. */
export function readStored(raw: unknown): StoredDocument {
  if (!isObject(raw)) throw new StoreUnavailable('the store answered a row without its document');
  const { _rev: rev, _conflicts: conflicts, ...fields } = withoutMark(raw);
  if (typeof rev !== 'string') throw new StoreUnavailable('the store answered a document without a revision');
  return { document: fields as unknown as TramDocument, rev, conflicts: isTexts(conflicts) ? conflicts : [] };
}
