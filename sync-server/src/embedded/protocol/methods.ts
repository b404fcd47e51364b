// Picks a route's handler by the request's method, as CouchDB does: HEAD is a GET without a body.

import { CouchFailure } from '#embedded/couch-failure.js';
import type { Call } from './call.js';

export type Handler<Context> = (call: Call, context: Context) => Promise<void>;

export type Methods<Context> = Partial<Record<'GET' | 'PUT' | 'POST' | 'DELETE', Handler<Context>>>;

export class MethodNotAllowed extends CouchFailure {
  readonly allow: string;

  constructor(allowed: string[]) {
    const allow = allowed.join(',');
    super('method_not_allowed', `Only ${allow} allowed`);
    this.allow = allow;
  }
}

export function runMethod<Context>(methods: Methods<Context>, call: Call, context: Context): Promise<void> {
  const handlers = new Map(Object.entries(methods));
  const handler = handlers.get(call.method === 'HEAD' ? 'GET' : call.method);
  if (handler) return handler(call, context);
  const allowed = [...handlers.keys()].flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method]));
  throw new MethodNotAllowed(allowed);
}
