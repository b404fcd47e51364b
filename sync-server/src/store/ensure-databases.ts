// The server's own databases, made at every start where they are missing.

import { type CouchClient } from './couch-client.js';
import { createDatabase } from './station-database.js';

export const ACCOUNTS_DATABASE = 'tram-accounts';
export const AUDIT_DATABASE = 'tram-audit';

export async function ensureDatabases(couch: CouchClient): Promise<void> {
  await createDatabase(couch, ACCOUNTS_DATABASE);
  await createDatabase(couch, AUDIT_DATABASE);
}
