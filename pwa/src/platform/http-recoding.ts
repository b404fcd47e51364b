// The door to re-coding over HTTP.

import type { StationId } from '@tram/shared-schema/document/ids.js';
import type { LeftPeopleReply, RecodingReply, RecodingsReply } from '@tram/shared-schema/sync/recoding.js';
import type { RecodingDesk } from '#admin/recoding/recoding-desk.js';
import { askAs, type AskForToken } from './http-administration.js';
import type { HttpApi } from './http-api.js';

/** Counting 20,000 people takes a small server longer than any other answer. */
const PATIENCE_MS = 180_000;

export function createHttpRecoding(
  api: HttpApi,
  stationId: StationId,
  accessToken: AskForToken,
): RecodingDesk {
  const ask = askAs(api, accessToken, PATIENCE_MS);
  const path = (rest = ''): string => `/stations/${stationId}/recodings${rest}`;
  return {
    list: () => ask<RecodingsReply>('GET', path()),
    preview: () => ask<RecodingReply>('POST', path(), {}),
    apply: (number, previewId) => ask<RecodingReply>('POST', path(`/${number}/apply`), { previewId }),
    undo: (number) => ask<RecodingReply>('POST', path(`/${number}/undo`), {}),
    left: (number) => ask<LeftPeopleReply>('GET', path(`/${number}/left`)),
  };
}
