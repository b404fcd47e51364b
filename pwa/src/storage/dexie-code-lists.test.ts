import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { heldCodeListsContract } from '#testing/contracts/held-code-lists.contract.js';
import { createMemoryCodeLists } from '#testing/memory-code-lists.js';
import { openCodeLists } from './dexie-code-lists.js';

heldCodeListsContract("the tablet's own database", () =>
  openCodeLists({ indexedDB: new IDBFactory(), IDBKeyRange }),
);
heldCodeListsContract('memory', () => createMemoryCodeLists());
