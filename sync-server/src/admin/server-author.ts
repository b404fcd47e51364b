// Who wrote a document that no tablet wrote: the administrator, on the server's own replica.

import { documentId, type AccountId, type ReplicaId } from '@tram/shared-schema/document/ids.js';
import type { Author } from '@tram/shared-schema/document/envelope.js';

/** Reserved: no tablet may sign in under it. */
export const SERVER_REPLICA = 'server0000' as ReplicaId;
/** Nobody's account: for what the server writes without having been asked. */
export const SERVER_ACCOUNT: AccountId = documentId('account', '0'.repeat(26));

export const serverAuthor = (accountId: AccountId): Author => ({ accountId, replicaId: SERVER_REPLICA });
