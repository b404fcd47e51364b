// From an address to the route that answers it. Every refusal and every surprise leaves as CouchDB's JSON.

import { CouchFailure, toCouchFailure } from '#embedded/couch-failure.js';
import { allDocsMethods, allDocsQueriesMethods, designDocsMethods } from './all-docs-routes.js';
import { attachmentMethods } from './attachment-routes.js';
import { bulkRoutes } from './bulk-routes.js';
import { decodePart, type Call } from './call.js';
import { changesMethods } from './changes-routes.js';
import {
  createDatabase,
  databaseMethods,
  removeDatabase,
  settingRoutes,
  type DatabaseContext,
} from './database-routes.js';
import { documentMethods } from './document-routes.js';
import { findRoutes } from './find-routes.js';
import { indexMethods } from './index-routes.js';
import { localListMethods, localMethods } from './local-routes.js';
import { MethodNotAllowed, runMethod, type Methods } from './methods.js';
import { serverRoutes, welcomeRoute } from './server-routes.js';
import type { StoreContext } from './store-context.js';
import { viewMethods, viewQueriesMethods } from './view-routes.js';

const databaseRoutes: Record<string, Methods<DatabaseContext>> = {
  ...settingRoutes,
  ...bulkRoutes,
  ...findRoutes,
  _all_docs: allDocsMethods,
  _design_docs: designDocsMethods,
  _local_docs: localListMethods,
  _changes: changesMethods,
};

export async function answer(call: Call, store: StoreContext): Promise<void> {
  try {
    await route(call, store);
  } catch (error) {
    await answerFailure(call, store, error);
  }
}

async function route(call: Call, store: StoreContext): Promise<void> {
  const path = call.path.map(decodePart);
  const [first] = path;
  const serverRoute =
    first === undefined
      ? welcomeRoute
      : path.length === 1 && Object.hasOwn(serverRoutes, first)
        ? serverRoutes[first]
        : undefined;
  if (!serverRoute?.open) requireAdministrator(call, store, path.length > 1);
  if (serverRoute) return runMethod(serverRoute.methods, call, store);
  return routeDatabase(call, store, first ?? '', path.slice(1));
}

function requireAdministrator(call: Call, { credentials }: StoreContext, inDatabase: boolean): void {
  if (credentials.recognise(call.header('authorization'), call.header('cookie'))) return;
  const reason = inDatabase ? 'You are not authorized to access this db.' : 'You are not a server admin.';
  throw new CouchFailure('unauthorized', reason);
}

async function routeDatabase(call: Call, store: StoreContext, name: string, rest: string[]): Promise<void> {
  if (rest.length === 0 && call.method === 'PUT') return createDatabase(call, store, name);
  if (rest.length === 0 && call.method === 'DELETE') return removeDatabase(call, store, name);
  const context = { store, database: await store.databases.get(name) };
  const [first = '', ...more] = rest;
  if (rest.length === 0) return runMethod(databaseMethods, call, context);
  if (more.length === 0 && Object.hasOwn(databaseRoutes, first)) {
    return runMethod(databaseRoutes[first] ?? {}, call, context);
  }
  if (first === '_all_docs' && more.length === 1 && more[0] === 'queries') {
    return runMethod(allDocsQueriesMethods, call, context);
  }
  if (first === '_index' && more.length === 3 && more[1] === 'json') {
    return runMethod(indexMethods, call, { ...context, design: more[0] ?? '', index: more[2] ?? '' });
  }
  return routeDocument(call, context, rest);
}

/** `_design/x` and `_local/x` are one id in two parts, or in one when the slash came encoded. */
async function routeDocument(call: Call, context: DatabaseContext, rest: string[]): Promise<void> {
  const [first = '', second, ...more] = rest;
  const isPair = (first === '_design' || first === '_local') && second !== undefined && second !== '';
  const id = isPair ? `${first}/${second}` : first;
  const below = isPair ? more : rest.slice(1);
  if (id.startsWith('_local/')) {
    if (below.length > 0) throw CouchFailure.badRequest('_local documents do not accept attachments.');
    return runMethod(localMethods, call, { ...context, id });
  }
  if (id.startsWith('_design/') && below[0] === '_view' && below[1] !== undefined) {
    const view = { ...context, design: id.slice('_design/'.length), view: below[1] };
    if (below.length === 2) return runMethod(viewMethods, call, view);
    if (below.length === 3 && below[2] === 'queries') return runMethod(viewQueriesMethods, call, view);
  }
  if (id.startsWith('_design/') && below[0]?.startsWith('_')) throw CouchFailure.missing();
  if (below.length === 0) return runMethod(documentMethods, call, { ...context, id });
  return runMethod(attachmentMethods, call, { ...context, id, attachment: below.join('/') });
}

async function answerFailure(call: Call, store: StoreContext, error: unknown): Promise<void> {
  // Nobody is there to read it, and what broke may be only that they left.
  if (call.isGone) return;
  const known = toCouchFailure(error);
  if (!known) {
    const surprise = error instanceof Error ? error : new Error('unknown', { cause: error });
    store.log({ kind: 'unexpected-failure', method: call.method, error: surprise });
  }
  // Half an answer has left: only a broken line tells the reader that the rest is missing.
  if (call.response.headersSent) {
    call.response.destroy();
    return;
  }
  const failure = known ?? new CouchFailure('unknown_error', 'The embedded store failed unexpectedly.');
  await call.sendFailure(failure, headersOf(failure));
}

function headersOf(failure: CouchFailure): Record<string, string> {
  if (failure instanceof MethodNotAllowed) return { allow: failure.allow };
  if (failure.error === 'too_large') return { connection: 'close' };
  return {};
}
