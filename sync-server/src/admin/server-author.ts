// Who wrote a document that no tablet wrote: the administrator, on the server's own replica.

import type { AccountId, ReplicaId } from '@tram/shared-schema/document/ids.js';
import type { Author } from '@tram/shared-schema/document/envelope.js';

/** Reserved: no tablet may sign in under it. */
export const SERVER_REPLICA = 'server0000' as ReplicaId;

export const serverAuthor = (accountId: AccountId): Author => ({ accountId, replicaId: SERVER_REPLICA });
