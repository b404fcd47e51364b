// What CouchDB answers above its databases: welcome, health, sessions, the list of databases.

import { CouchFailure } from '#embedded/couch-failure.js';
import { isObject } from '#embedded/storage/json-object.js';
import type { Call } from './call.js';
import { Credentials } from './credentials.js';
import type { Methods } from './methods.js';
import type { StoreContext } from './store-context.js';

const VERSION = '3.4.3-tram-embedded';
const MAX_UUIDS = 1000;

export interface ServerRoute {
  /** Answered without credentials. */
  open?: true;
  methods: Methods<StoreContext>;
}

export const welcomeRoute: ServerRoute = {
  open: true,
  methods: {
    GET: (call, { uuid }) =>
      call.send(200, {
        couchdb: 'Welcome',
        version: VERSION,
        uuid,
        features: ['embedded'],
        vendor: { name: 'Trạm' },
      }),
  },
};

export const serverRoutes: Record<string, ServerRoute> = {
  _up: { open: true, methods: { GET: (call) => call.send(200, { status: 'ok', seeds: {} }) } },
  _all_dbs: { methods: { GET: listDatabases } },
  _uuids: { methods: { GET: giveIds } },
  _active_tasks: { methods: { GET: (call) => call.send(200, []) } },
  _session: { open: true, methods: { GET: describeSession, POST: startSession, DELETE: endSession } },
};

async function listDatabases(call: Call, { databases }: StoreContext): Promise<void> {
  const names = await databases.names();
  const skip = call.parameters.count('skip') ?? 0;
  const limit = call.parameters.count('limit') ?? names.length;
  await call.send(200, names.slice(skip, skip + limit));
}

async function giveIds(call: Call, { newId }: StoreContext): Promise<void> {
  const text = call.parameters.text('count') ?? '1';
  const count = Number(text);
  if (!/^\d+$/.test(text)) throw CouchFailure.badRequest('count must be a positive integer');
  if (count > MAX_UUIDS) throw CouchFailure.badRequest('count parameter too large');
  await call.send(200, { uuids: Array.from({ length: count }, newId) }, { 'cache-control': 'no-cache' });
}

async function describeSession(call: Call, { credentials }: StoreContext): Promise<void> {
  const by = credentials.recognise(call.header('authorization'), call.header('cookie'));
  await call.send(200, {
    ok: true,
    userCtx: by ? { name: credentials.user, roles: ['_admin'] } : { name: null, roles: [] },
    info: { authentication_handlers: ['cookie', 'default'], ...(by ? { authenticated: by } : {}) },
  });
}

async function startSession(call: Call, { credentials }: StoreContext): Promise<void> {
  const { name, password } = await readLogin(call);
  credentials.check(name, password);
  const cookie = { 'set-cookie': credentials.sessionCookie() };
  await call.send(200, { ok: true, name: credentials.user, roles: ['_admin'] }, cookie);
}

async function endSession(call: Call): Promise<void> {
  await call.send(200, { ok: true }, { 'set-cookie': Credentials.endedCookie() });
}

/** CouchDB takes a login as JSON or as a form. */
async function readLogin(call: Call): Promise<{ name: string; password: string }> {
  if (call.header('content-type')?.startsWith('application/x-www-form-urlencoded')) {
    const form = new URLSearchParams((await call.bytes()).toString('utf8'));
    return { name: form.get('name') ?? '', password: form.get('password') ?? '' };
  }
  const body = await call.postedJson();
  const { name, password } = isObject(body) ? body : {};
  return {
    name: typeof name === 'string' ? name : '',
    password: typeof password === 'string' ? password : '',
  };
}
