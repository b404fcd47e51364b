// What may be known of a request outside its own handler: for the log and the figures, nothing clinical, no names.

import type { Request, Response } from 'express';
import type { AccountId } from '@tram/shared-schema/document/ids.js';

const accountOf = new WeakMap<Response, AccountId>();

export const noteAccount = (response: Response, accountId: AccountId): void => {
  accountOf.set(response, accountId);
};
export const notedAccount = (response: Response): AccountId | undefined => accountOf.get(response);

/** The route as it was written, `/api/v1/stations/:id/changes`: no id of anybody is in it. */
export function routeTemplate(request: Request): string {
  const route: unknown = request.route;
  const path: unknown =
    typeof route === 'object' && route !== null && 'path' in route ? route.path : undefined;
  return typeof path === 'string' ? `${request.baseUrl}${path}` : 'unmatched';
}
