// Who wrote a document that no tablet wrote: the administrator, on the server's own replica.

import { documentId, type AccountId } from '@tram/shared-schema/document/ids.js';
import type { Author } from '@tram/shared-schema/document/envelope.js';
import { SERVER_REPLICA } from '#domain/server-replica.js';

/** Nobody's account: for what the server writes without having been asked. */
export const SERVER_ACCOUNT: AccountId = documentId('account', '0'.repeat(26));

export const serverAuthor = (accountId: AccountId): Author => ({ accountId, replicaId: SERVER_REPLICA });
