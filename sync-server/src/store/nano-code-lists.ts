// The national code lists in a database of their own. A part is kept under what is in it, and never changes.

import type { CodeList, CodeListPart } from '@tram/shared-schema/reference/code-list.js';
import type { CodeLists } from '#ports.js';
import type { CouchClient } from './couch-client.js';
import { CODE_LISTS_DATABASE } from './ensure-databases.js';
import { keyedRecords } from './keyed-records.js';
import type { RetryPolicy } from './revise-documents.js';

export function nanoCodeLists(couch: CouchClient, retry: RetryPolicy): CodeLists {
  const lists = keyedRecords<CodeList>(couch, CODE_LISTS_DATABASE, retry);
  const parts = keyedRecords<CodeListPart>(couch, CODE_LISTS_DATABASE, retry);
  return {
    list: () => lists.list('list'),
    read: (listId) => lists.read(`list:${listId}`),
    readPart: (digest) => parts.read(`part:${digest}`),
    async put(list, itsParts, over) {
      // False where it is there already: with the same rows, or it would not have that name.
      for (const part of itsParts) await parts.insert(`part:${part.digest}`, part);
      const stands = await lists.change(`list:${list.listId}`, (standing) =>
        standing?.digest === over ? list : undefined,
      );
      return stands?.digest === list.digest;
    },
  };
}
