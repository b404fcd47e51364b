// What may be known of a request outside its own handler: for the log and the figures, nothing clinical, no names.

import type { Request, Response } from 'express';
import type { AccountId } from '@tram/shared-schema/document/ids.js';

interface Facts {
  readonly requestId?: string;
  readonly accountId?: AccountId;
}
const factsOf = new WeakMap<Response, Facts>();
const note = (response: Response, facts: Facts): void => {
  factsOf.set(response, { ...factsOf.get(response), ...facts });
};

export const noteRequestId = (response: Response, requestId: string): void => note(response, { requestId });
export const noteAccount = (response: Response, accountId: AccountId): void => note(response, { accountId });
export const requestIdOf = (response: Response): string | undefined => factsOf.get(response)?.requestId;
export const notedAccount = (response: Response): AccountId | undefined => factsOf.get(response)?.accountId;

/** The route as it was written, `/api/v1/stations/:id/changes`: no id of anybody is in it. */
export function routeTemplate(request: Request): string {
  const route: unknown = request.route;
  const path: unknown =
    typeof route === 'object' && route !== null && 'path' in route ? route.path : undefined;
  return typeof path === 'string' ? `${request.baseUrl}${path}` : 'unmatched';
}
