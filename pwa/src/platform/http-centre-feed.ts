// The centre's feed over HTTP, a line at a time: the whole of it is never held.

import type { CentreId } from '@tram/shared-schema/document/ids.js';
import { err, ok, type Result } from '@tram/shared-schema/result.js';
import type { ApiFailure, CentreChangesLine } from '@tram/shared-schema/sync/wire.js';
import type { CentreFeed, CentreFeedFailure } from '#centre/centre-feed.js';
import type { AccessFailure } from '#session/access-failure.js';
import { meaningOf, noAnswer, type HttpApi, type HttpFailure } from './http-api.js';
import { readLines } from './ndjson-lines.js';

const MAX_LINE_BYTES = 1024 * 1024;

function ofApi({ kind }: ApiFailure): CentreFeedFailure {
  if (kind === 'not-allowed' || kind === 'not-found') return { kind: 'not-allowed' };
  const signedOut = ['not-signed-in', 'session-expired', 'account-disabled', 'device-revoked'].includes(kind);
  return { kind: signedOut ? 'session-expired' : 'server-trouble' };
}

const toFeedFailure = (failure: HttpFailure): CentreFeedFailure => meaningOf(failure, ofApi);

export function createHttpCentreFeed(
  api: HttpApi,
  centreId: CentreId,
  accessToken: () => Promise<Result<string, AccessFailure>>,
): CentreFeed {
  return {
    async read(onDocument, signal) {
      const token = await accessToken();
      if (!token.ok) {
        const { kind } = token.error;
        return err({ kind: kind === 'unreachable' || kind === 'server-trouble' ? kind : 'session-expired' });
      }
      const path = `/api/v1/centres/${centreId}/changes`;
      const opened = await api.open({ method: 'GET', path, accessToken: token.value, signal });
      if (!opened.ok) return err(toFeedFailure(opened.error));
      const reader = opened.value.response.body?.getReader();
      if (!reader) return err({ kind: 'server-trouble' });
      const read = async (): Promise<Uint8Array | undefined> => (await reader.read()).value;
      try {
        for await (const line of readLines(read, MAX_LINE_BYTES)) {
          const parsed = JSON.parse(line) as CentreChangesLine;
          if (parsed.kind === 'doc') onDocument(parsed.doc);
          if (parsed.kind === 'end') return ok(undefined);
          if (parsed.kind === 'failed') return err({ kind: 'server-trouble' });
        }
        // No `end`: the line was cut, and a half count would look like a whole one.
        return err({ kind: 'unreachable' });
      } catch (error) {
        const broken = noAnswer(error);
        return broken.ok ? broken : err(toFeedFailure(broken.error));
      }
    },
  };
}
