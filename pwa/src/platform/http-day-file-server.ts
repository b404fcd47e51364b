// Brings a day file to the station's server over HTTPS.

import type { StationId } from '@tram/shared-schema/document/ids.js';
import { err, ok } from '@tram/shared-schema/result.js';
import type { DayFileReply } from '@tram/shared-schema/sync/day-file.js';
import type { DayFileServer } from '#day-file/day-file-server.js';
import type { AccessFailure } from '#session/access-failure.js';
import type { HttpApi, HttpFailure } from './http-api.js';
import { authorisedBy, isRefusedAs, toSyncFailure, type TokenSource } from './http-sync-access.js';

/** The line may be slow: as long as it takes at two kilobytes a second, and a minute for the answer. */
const ANSWER_MS = 60_000;
const SLOWEST_BYTES_PER_MS = 2;

const path = (stationId: StationId): string => `/api/v1/stations/${stationId}/day-file`;

function isReply(json: unknown): json is DayFileReply {
  return typeof json === 'object' && json !== null && 'parts' in json && Array.isArray(json.parts);
}

const CONTENT_TOO_LARGE = 413;
const isTooLarge = (failure: HttpFailure | AccessFailure): boolean =>
  isRefusedAs(failure, 'too-large') ||
  (failure.kind === 'strange-answer' && failure.status === CONTENT_TOO_LARGE);

export function createHttpDayFileServer(api: HttpApi, tokens: TokenSource): DayFileServer {
  const authorised = authorisedBy(tokens);
  return {
    async bring(stationId, content, signal) {
      const timeoutMs = ANSWER_MS + content.size / SLOWEST_BYTES_PER_MS;
      const request = { method: 'POST', path: path(stationId), content, timeoutMs, signal } as const;
      const answer = await authorised(request, (asked) => api.ask(asked));
      if (!answer.ok)
        return err(isTooLarge(answer.error) ? { kind: 'too-large' } : toSyncFailure(answer.error));
      const { json } = answer.value;
      return isReply(json) ? ok(json) : err({ kind: 'server-trouble' });
    },
  };
}
