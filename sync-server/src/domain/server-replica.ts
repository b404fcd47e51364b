// The replica what the server writes by itself is written on. Reserved: no tablet may sign in under it.

import type { ReplicaId } from '@tram/shared-schema/document/ids.js';

export const SERVER_REPLICA = 'server0000' as ReplicaId;
