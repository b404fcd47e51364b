// nano made safe to build on: replies are `unknown` until looked at, a cut answer is a failure (nano gives '' for it),
// and errors carry status and kind only, because nano's own hold the request's body.

import nano from 'nano';
import { StoreFailure, StoreUnavailable } from '#ports.js';
import { bytesReader } from './couch-bytes.js';

export interface CouchAddress {
  readonly url: string;
  readonly user: string;
  readonly password: string;
  /** Stands before every database's name, where a CouchDB is shared with others. */
  readonly prefix?: string;
}

export interface CouchRequest {
  readonly db?: string;
  readonly doc?: string;
  readonly path?: string;
  readonly method?: 'GET' | 'PUT' | 'POST';
  readonly qs?: Readonly<Record<string, string | number | boolean>>;
  readonly body?: unknown;
  readonly signal?: AbortSignal;
}

/** CouchDB understood the request and said no: 404, 409, 412, 400 … */
export class CouchRefused extends StoreFailure {
  override readonly name = 'CouchRefused';
  readonly couchStatus: number;
  constructor(status: number, reason: string) {
    super(`store answered ${status} ${reason}`);
    this.couchStatus = status;
  }
}

/** Waiting does not help: the name or the password is wrong. */
export class CouchTurnsUsAway extends StoreUnavailable {}

export type JsonObject = Readonly<Record<string, unknown>>;
export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export interface CouchClient {
  /** Throws `CouchRefused` for an answer in the 400s, `StoreUnavailable` for everything else that went wrong. */
  request(request: CouchRequest): Promise<JsonObject | readonly unknown[]>;
  /** The same for reading, unparsed. */
  bytes(request: Pick<CouchRequest, 'db' | 'path' | 'qs' | 'signal'>): Promise<Buffer>;
}

function refusalOf(error: unknown): CouchRefused | StoreUnavailable {
  const { statusCode, error: kind } = isObject(error) ? error : { statusCode: undefined, error: undefined };
  if (statusCode === 401 || statusCode === 403) {
    return new CouchTurnsUsAway('the store refused our user and password');
  }
  if (typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500) {
    return new CouchRefused(statusCode, typeof kind === 'string' ? kind : '');
  }
  return new StoreUnavailable(
    `store did not answer${typeof statusCode === 'number' ? `: ${statusCode}` : ''}`,
  );
}

/** Node forgets the signal of a fetch whose body is still to come once memory is tidied up, so it is heard here too. */
function unlessAborted<T>(reply: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return reply;
  return new Promise((resolve, reject) => {
    const leave = (): void => reject(new Error('nobody waits for the answer any more'));
    if (signal.aborted) leave();
    signal.addEventListener('abort', leave, { once: true });
    void reply.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave));
  });
}

export function openCouch({ url, user, password, prefix = '' }: CouchAddress): CouchClient {
  const authorization = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
  const server = nano({ url, parseUrl: false, headers: { authorization } } as nano.Configuration);
  const readBytes = bytesReader();
  return {
    async bytes({ db = '', path = '', qs = {}, signal }) {
      const query = new URLSearchParams(
        Object.entries(qs).map(([name, value]): [string, string] => [name, String(value)]),
      );
      const answer = await readBytes({
        url: `${url}/${encodeURIComponent(prefix + db)}/${path}?${query}`,
        authorization,
        ...(signal && { signal }),
      });
      if (answer.status < 400) return answer.body;
      throw refusalOf({ statusCode: answer.status });
    },
    async request(request) {
      let reply: unknown;
      try {
        const asked = server.request({
          ...request,
          ...(request.db !== undefined && { db: prefix + request.db }),
        });
        reply = await unlessAborted(asked, request.signal);
      } catch (error) {
        throw refusalOf(error);
      }
      if (isObject(reply) || Array.isArray(reply)) return reply;
      throw new StoreUnavailable('the answer of the store was cut off');
    },
  };
}

/** The rows of `_all_docs`, `_changes` and views. */
export function rowsOf(
  reply: JsonObject | readonly unknown[],
  member: 'rows' | 'results',
): readonly JsonObject[] {
  const rows = isObject(reply) ? reply[member] : undefined;
  if (!Array.isArray(rows) || !rows.every(isObject))
    throw new StoreUnavailable('the store answered without rows');
  return rows;
}

/** Undefined for 404. */
export async function orMissing<T>(reply: Promise<T>): Promise<T | undefined> {
  try {
    return await reply;
  } catch (error) {
    if (error instanceof CouchRefused && error.couchStatus === 404) return undefined;
    throw error;
  }
}
