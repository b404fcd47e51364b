import { randomBytes } from 'node:crypto';
import { couchesUnderTest, type CouchUnderTest } from '#testing/couch-under-test.js';
import { serverRecordsContract, type RecordsUnderTest } from '#testing/contracts/server-records.contract.js';
import { openCouch } from './couch-client.js';
import { ACCOUNTS_DATABASE, AUDIT_DATABASE, ensureDatabases } from './ensure-databases.js';
import { keyedRecords } from './keyed-records.js';
import { nanoAccountStore } from './nano-account-store.js';
import { nanoAuditLog } from './nano-audit-log.js';
import { nanoDirectory } from './nano-directory.js';
import { retryWithJitter } from './nano-document-store.js';
import { nanoStationKeys } from './nano-station-keys.js';
import { nanoSessionStore } from './nano-session-store.js';

async function open(couchUnderTest: CouchUnderTest): Promise<RecordsUnderTest> {
  const opened = await couchUnderTest.open();
  const couch = openCouch(opened);
  await ensureDatabases(couch);
  await ensureDatabases(couch);
  const retry = retryWithJitter({ bytes: randomBytes });
  return {
    accounts: nanoAccountStore(couch, retry),
    sessions: nanoSessionStore(couch, retry),
    directory: nanoDirectory(couch, retry),
    stationKeys: nanoStationKeys(couch, retry),
    secondStationKeys: nanoStationKeys(openCouch(opened), retry),
    audit: nanoAuditLog(couch, retry),
    secondAudit: nanoAuditLog(couch, retry),
    async reserveUsername(username, accountId) {
      await keyedRecords(couch, ACCOUNTS_DATABASE, retry).insert(`username:${username}`, { accountId });
    },
    async tamper() {
      const blocks = keyedRecords<{ entries: { subject: string }[] }>(couch, AUDIT_DATABASE, retry);
      await blocks.change(
        'block:000000000001',
        (block) =>
          block && {
            entries: block.entries.map((entry, n) => (n === 0 ? { ...entry, subject: 'other' } : entry)),
          },
      );
    },
    close: () => opened.close(),
  };
}

for (const couch of couchesUnderTest()) serverRecordsContract(couch.name, () => open(couch));
