// The server's own databases, made at every start where they are missing.

import { type CouchClient } from './couch-client.js';
import { createDatabase } from './station-database.js';

export const ACCOUNTS_DATABASE = 'tram-accounts';
export const AUDIT_DATABASE = 'tram-audit';
export const RECODING_DATABASE = 'tram-recodings';
export const CODE_LISTS_DATABASE = 'tram-code-lists';

export async function ensureDatabases(couch: CouchClient): Promise<void> {
  await createDatabase(couch, ACCOUNTS_DATABASE);
  await createDatabase(couch, AUDIT_DATABASE);
  await createDatabase(couch, RECODING_DATABASE);
  await createDatabase(couch, CODE_LISTS_DATABASE);
}
