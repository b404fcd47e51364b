// Who may speak to the store: one administrator, by basic authentication or by the cookie a session hands out.

import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { CouchFailure } from '#embedded/couch-failure.js';

export interface Administrator {
  user: string;
  password: string;
}

const COOKIE = 'AuthSession';
const SESSION_SECONDS = 600;

const wrong = (): CouchFailure => new CouchFailure('unauthorized', 'Name or password is incorrect.');

/** Compares digests, so that neither time nor length tells how much of a guess was right. */
const digest = (key: Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();

export class Credentials {
  readonly #administrator: Administrator;
  readonly #key = randomBytes(32);
  readonly #now: () => number;
  /** What nearly every request brings; recognised by one digest instead of four. */
  readonly #usual: Buffer;

  constructor(administrator: Administrator, now: () => number) {
    const { user, password } = administrator;
    this.#administrator = administrator;
    this.#now = now;
    this.#usual = digest(this.#key, `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`);
  }

  get user(): string {
    return this.#administrator.user;
  }

  /** How the caller showed who it is; undefined when it did not try. */
  recognise(
    authorization: string | undefined,
    cookies: string | undefined,
  ): 'default' | 'cookie' | undefined {
    if (authorization !== undefined) {
      if (!timingSafeEqual(digest(this.#key, authorization), this.#usual)) this.#checkBasic(authorization);
      return 'default';
    }
    const session = new RegExp(`(?:^|;\\s*)${COOKIE}=([^;]+)`).exec(cookies ?? '')?.[1];
    return session !== undefined && this.#isLiveSession(session) ? 'cookie' : undefined;
  }

  check(user: string, password: string): void {
    const { user: knownUser, password: knownPassword } = this.#administrator;
    const sameUser = timingSafeEqual(digest(this.#key, user), digest(this.#key, knownUser));
    const samePassword = timingSafeEqual(digest(this.#key, password), digest(this.#key, knownPassword));
    if (!sameUser || !samePassword) throw wrong();
  }

  sessionCookie(): string {
    const expires = Math.floor(this.#now() / 1000) + SESSION_SECONDS;
    const claim = `${Buffer.from(this.user).toString('base64url')}.${expires}`;
    const proof = digest(this.#key, claim).toString('base64url');
    return `${COOKIE}=${claim}.${proof}; Version=1; Max-Age=${SESSION_SECONDS}; Path=/; HttpOnly`;
  }

  static endedCookie(): string {
    return `${COOKIE}=; Version=1; Max-Age=0; Path=/; HttpOnly`;
  }

  #checkBasic(authorization: string): void {
    const [scheme = '', encoded = ''] = authorization.split(' ');
    if (scheme.toLowerCase() !== 'basic') throw wrong();
    const decoded = Buffer.from(encoded, 'base64').toString('utf8');
    const colon = decoded.indexOf(':');
    if (colon < 0) throw CouchFailure.badRequest('Authorization header has invalid base64 value');
    this.check(decoded.slice(0, colon), decoded.slice(colon + 1));
  }

  #isLiveSession(session: string): boolean {
    const [user = '', expires = '', proof = ''] = session.split('.');
    const expected = digest(this.#key, `${user}.${expires}`);
    const given = Buffer.from(proof, 'base64url');
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return false;
    return Number(expires) * 1000 > this.#now();
  }
}
