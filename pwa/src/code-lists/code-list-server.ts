// The server's national lists, as a tablet asks for them: what there is, one list, one part of it.

import type {
  CodeList,
  CodeListId,
  CodeListPart,
  CodeListSummary,
} from '@tram/shared-schema/reference/code-list.js';
import type { Result } from '@tram/shared-schema/result.js';

export type CodeListServerFailure =
  | { kind: 'unreachable' }
  | { kind: 'server-trouble' }
  /** Somebody has to sign in again first. */
  | { kind: 'session-expired' };

type Answer<T> = Promise<Result<T, CodeListServerFailure>>;

export interface CodeListServer {
  summaries(): Answer<readonly CodeListSummary[]>;
  /** Undefined where the server has no such list. */
  list(listId: CodeListId): Answer<CodeList | undefined>;
  part(digest: string): Answer<CodeListPart | undefined>;
}
