// What the routes of one open store share.

import type { Databases } from '#embedded/databases.js';
import type { Credentials } from './credentials.js';

export type StoreEvent =
  | { kind: 'unexpected-failure'; method: string; error: Error }
  | { kind: 'background-failure'; work: 'compaction' | 'view-cleanup'; error: Error };

export interface StoreContext {
  databases: Databases;
  credentials: Credentials;
  uuid: string;
  newId: () => string;
  log: (event: StoreEvent) => void;
}
