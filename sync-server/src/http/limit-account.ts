// How much of the server one account may take at a time. Far above what honest tablets need, also several under one
// account with a commune to send; below what would make the others wait.

import type { AccountId } from '@tram/shared-schema/document/ids.js';
import { err, ok, type Result } from '@tram/shared-schema/result.js';
import type { Clock } from '#ports.js';
import { sendFailure } from './send-failure.js';
import type { Guard } from './signed-in.js';

export interface AccountLimit {
  /** Requests being answered at the same moment. */
  readonly open: number;
  readonly requests: Allowance;
  /** What was sent, unpacked. */
  readonly bytes: Allowance;
}
/** `burst` at once, and after that as much as comes back each second. */
export interface Allowance {
  readonly burst: number;
  readonly perSecond: number;
}
const MB = 1024 * 1024;
export const ACCOUNT_LIMIT: AccountLimit = {
  open: 16,
  requests: { burst: 2000, perSecond: 50 },
  bytes: { burst: 256 * MB, perSecond: 2 * MB },
};

export type TooMany = { kind: 'too-many-requests'; retryAfterSeconds: number };
const WHEN_FULL_SECONDS = 5;
/** Accounts that rest have everything back: nothing need be remembered of them. */
const TIDY_ABOVE = 1000;

interface Use {
  open: number;
  requests: number;
  bytes: number;
  atMs: number;
}

export interface AccountLimits {
  /** Counts one request. */
  ask(accountId: AccountId, nowMs: number): Result<undefined, TooMany>;
  /** The same, and holds one of the places; what is answered gives it back. */
  enter(accountId: AccountId, nowMs: number): Result<() => void, TooMany>;
  /** Counted when they are there: the next request waits for what this one took. */
  took(accountId: AccountId, bytes: number): void;
}

export function accountLimits(limit: AccountLimit = ACCOUNT_LIMIT): AccountLimits {
  const uses = new Map<AccountId, Use>();
  let tidyAbove = TIDY_ABOVE;
  const back = (used: number, { perSecond }: Allowance, seconds: number): number =>
    Math.max(0, used - perSecond * seconds);

  function useOf(accountId: AccountId, nowMs: number): Use {
    const before = uses.get(accountId) ?? { open: 0, requests: 0, bytes: 0, atMs: nowMs };
    const seconds = Math.max(0, nowMs - before.atMs) / 1000;
    before.requests = back(before.requests, limit.requests, seconds);
    before.bytes = back(before.bytes, limit.bytes, seconds);
    before.atMs = nowMs;
    uses.set(accountId, before);
    return before;
  }

  function tidy(nowMs: number): void {
    if (uses.size <= tidyAbove) return;
    for (const accountId of [...uses.keys()]) {
      const { open, requests, bytes } = useOf(accountId, nowMs);
      if (open === 0 && requests === 0 && bytes === 0) uses.delete(accountId);
    }
    tidyAbove = Math.max(TIDY_ABOVE, 2 * uses.size);
  }

  function ask(accountId: AccountId, nowMs: number): Result<undefined, TooMany> {
    const use = useOf(accountId, nowMs);
    const secondsUntil = (used: number, { burst, perSecond }: Allowance): number =>
      (used - burst) / perSecond;
    const wait = Math.max(
      secondsUntil(use.requests + 1, limit.requests),
      secondsUntil(use.bytes, limit.bytes),
    );
    if (wait > 0) return err({ kind: 'too-many-requests', retryAfterSeconds: Math.ceil(wait) });
    use.requests += 1;
    tidy(nowMs);
    return ok(undefined);
  }

  return {
    ask,
    enter(accountId, nowMs) {
      const use = useOf(accountId, nowMs);
      if (use.open >= limit.open) {
        return err({ kind: 'too-many-requests', retryAfterSeconds: WHEN_FULL_SECONDS });
      }
      const asked = ask(accountId, nowMs);
      if (!asked.ok) return asked;
      use.open += 1;
      return ok(() => {
        use.open -= 1;
      });
    },
    took(accountId, bytes) {
      const use = uses.get(accountId);
      if (use) use.bytes += bytes;
    },
  };
}

/** Held until the answer is given: a feed, a page of documents. */
export function holding(signedIn: Guard, limits: AccountLimits, clock: Clock): Guard {
  return (handler) =>
    signedIn(async (who, request, response) => {
      const entered = limits.enter(who.account.accountId, clock.nowMs());
      if (!entered.ok) return sendFailure(response, entered.error);
      if (response.destroyed) return entered.value();
      response.once('close', entered.value);
      await handler(who, request, response);
    });
}

/** Only counted: what is held open has a bound of its own. */
export function asking(signedIn: Guard, limits: AccountLimits, clock: Clock): Guard {
  return (handler) =>
    signedIn(async (who, request, response) => {
      const asked = limits.ask(who.account.accountId, clock.nowMs());
      if (!asked.ok) return sendFailure(response, asked.error);
      await handler(who, request, response);
    });
}
