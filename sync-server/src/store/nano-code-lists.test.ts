import { randomBytes } from 'node:crypto';
import { codeListsContract, type CodeListsUnderTest } from '#testing/contracts/code-lists.contract.js';
import { couchesUnderTest, type CouchUnderTest } from '#testing/couch-under-test.js';
import { openCouch } from './couch-client.js';
import { ensureDatabases } from './ensure-databases.js';
import { nanoCodeLists } from './nano-code-lists.js';
import { retryWithJitter } from './nano-document-store.js';

async function open(couchUnderTest: CouchUnderTest): Promise<CodeListsUnderTest> {
  const opened = await couchUnderTest.open();
  await ensureDatabases(openCouch(opened));
  const retry = retryWithJitter({ bytes: randomBytes });
  return {
    codeLists: nanoCodeLists(openCouch(opened), retry),
    second: nanoCodeLists(openCouch(opened), retry),
    close: () => opened.close(),
  };
}

for (const couch of couchesUnderTest()) codeListsContract(couch.name, () => open(couch));
