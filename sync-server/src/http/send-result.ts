// A use case's result as an answer.

import type { Response } from 'express';
import type { Result } from '@tram/shared-schema/result.js';
import type { ApiFailure } from '@tram/shared-schema/sync/wire.js';
import { sendFailure } from './send-failure.js';

export type Success = 'ok' | 'created' | 'done';
const STATUS = { ok: 200, created: 201, done: 204 } satisfies Record<Success, number>;

export function sendResult(
  response: Response,
  result: Result<unknown, ApiFailure>,
  success: Success = 'ok',
): void {
  if (!result.ok) return sendFailure(response, result.error);
  response.status(STATUS[success]);
  if (success === 'done') response.end();
  else response.json(result.value);
}
