// Under whose name a run edits: the head's, who is a worker of the station. An administrator is none, and after a
// restore tablets could not bring such edits back; theirs stand as the server's, and the audit log says who asked.

import type { AccountId } from '@tram/shared-schema/document/ids.js';
import { SERVER_ACCOUNT } from '#admin/server-author.js';
import type { Account } from '#ports.js';

/** Who asks. */
export type Actor = Pick<Account, 'accountId' | 'role'>;

export const editorFor = ({ accountId, role }: Actor): AccountId =>
  role === 'admin' ? SERVER_ACCOUNT : accountId;
