import { describe, expect, it } from 'vitest';
import { documentId } from '@tram/shared-schema/document/ids.js';
import { NOW_MS, NURSE, ulidOf } from '#testing/documents.js';
import { accountLimits } from './limit-account.js';

const OTHER = documentId('account', ulidOf(22));
const LIMIT = { open: 2, requests: { burst: 4, perSecond: 2 }, bytes: { burst: 1000, perSecond: 100 } };
const tooMany = (retryAfterSeconds: number): object => ({
  ok: false,
  error: { kind: 'too-many-requests', retryAfterSeconds },
});

describe('what one account may take at a time', () => {
  it('is so many requests at the same moment, and the next when one of them is answered', () => {
    const limits = accountLimits(LIMIT);
    const [first] = [limits.enter(NURSE, NOW_MS), limits.enter(NURSE, NOW_MS)];
    expect(limits.enter(NURSE, NOW_MS)).toEqual(tooMany(5));
    expect(limits.enter(OTHER, NOW_MS).ok).toBe(true);
    if (first.ok) first.value();
    expect(limits.enter(NURSE, NOW_MS).ok).toBe(true);
  });

  it('is so many requests in all, and more as time goes on', () => {
    const limits = accountLimits(LIMIT);
    for (let n = 0; n < 4; n += 1) expect(limits.ask(NURSE, NOW_MS).ok).toBe(true);
    expect(limits.ask(NURSE, NOW_MS)).toEqual(tooMany(1));
    expect(limits.ask(OTHER, NOW_MS).ok).toBe(true);
    expect(limits.ask(NURSE, NOW_MS + 499)).toEqual(tooMany(1));
    expect(limits.ask(NURSE, NOW_MS + 1000).ok).toBe(true);
    expect(limits.ask(NURSE, NOW_MS + 1000).ok).toBe(true);
    expect(limits.ask(NURSE, NOW_MS + 1000).ok).toBe(false);
  });

  it('is so much to send, and who sent more waits until that is made good', () => {
    const limits = accountLimits(LIMIT);
    limits.ask(NURSE, NOW_MS);
    limits.took(NURSE, 1000);
    expect(limits.ask(NURSE, NOW_MS).ok).toBe(true);
    limits.took(NURSE, 500);
    expect(limits.ask(NURSE, NOW_MS)).toEqual(tooMany(5));
    expect(limits.ask(OTHER, NOW_MS).ok).toBe(true);
    expect(limits.ask(NURSE, NOW_MS + 5000).ok).toBe(true);
  });

  it('does not grow when the clock goes back', () => {
    const limits = accountLimits(LIMIT);
    for (let n = 0; n < 4; n += 1) limits.ask(NURSE, NOW_MS);
    expect(limits.ask(NURSE, NOW_MS - 3_600_000).ok).toBe(false);
  });
});
