// National code lists over HTTP.

import type { CodeList, CodeListPart } from '@tram/shared-schema/reference/code-list.js';
import { err, ok, type Result } from '@tram/shared-schema/result.js';
import type { CodeListsReply } from '@tram/shared-schema/sync/code-lists.js';
import type { ApiFailure } from '@tram/shared-schema/sync/wire.js';
import type { CodeListServer, CodeListServerFailure } from '#code-lists/code-list-server.js';
import type { AccessFailure } from '#session/access-failure.js';
import { meaningOf, type HttpApi } from './http-api.js';

type OfApi = CodeListServerFailure | { kind: 'not-found' };
const SIGNED_OUT = ['not-signed-in', 'session-expired', 'account-disabled', 'device-revoked'];

function ofApi({ kind }: ApiFailure): OfApi {
  if (kind === 'not-found') return { kind };
  return { kind: SIGNED_OUT.includes(kind) ? 'session-expired' : 'server-trouble' };
}

export function createHttpCodeListServer(
  api: HttpApi,
  accessToken: () => Promise<Result<string, AccessFailure>>,
): CodeListServer {
  /** The server's own words are trusted to have the shape of the wire protocol: it comes with this app's build. */
  async function ask<T>(path: string): Promise<Result<T, OfApi>> {
    const token = await accessToken();
    if (!token.ok) {
      const { kind } = token.error;
      return err({ kind: kind === 'unreachable' || kind === 'server-trouble' ? kind : 'session-expired' });
    }
    const answer = await api.ask({ method: 'GET', path: `/api/v1/${path}`, accessToken: token.value });
    return answer.ok ? ok(answer.value.json as T) : err(meaningOf(answer.error, ofApi));
  }
  async function orNone<T>(path: string): Promise<Result<T | undefined, CodeListServerFailure>> {
    const answer = await ask<T>(path);
    if (answer.ok) return answer;
    const { kind } = answer.error;
    return kind === 'not-found' ? ok(undefined) : err({ kind });
  }
  return {
    async summaries() {
      // A server from before there were lists has none.
      const reply = await orNone<CodeListsReply>('code-lists');
      return reply.ok ? ok(reply.value?.lists ?? []) : reply;
    },
    list: (listId) => orNone<CodeList>(`code-lists/${listId}`),
    part: (digest) => orNone<CodeListPart>(`code-list-parts/${digest}`),
  };
}
