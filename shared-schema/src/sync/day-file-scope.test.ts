import { describe, expect, it } from 'vitest';
import type { TramDocument } from '../document/document-types.js';
import { formatHlc } from '../document/hybrid-clock.js';
import type { ReplicaId } from '../document/ids.js';
import { instantAt } from '../document/instant.js';
import { isChangedSince } from './day-file-scope.js';

const FROM_MS = Date.UTC(2026, 2, 2);
const at = (ms: number) => formatHlc({ ms, counter: 0, replica: 'tablet0001' as ReplicaId });
const old = { createdAt: instantAt(FROM_MS - 10) };

describe('what was changed since a day', () => {
  it.each([
    ['was written that day', { createdAt: instantAt(FROM_MS) }, true],
    ['was written the day before', old, false],
    ['came to the server since', { ...old, receivedAt: instantAt(FROM_MS) }, true],
    ['was edited since', { ...old, stamps: { phone: { at: at(FROM_MS), n: 1 } } }, true],
    ['was edited before', { ...old, stamps: { phone: { at: at(FROM_MS - 1), n: 1 } } }, false],
    [
      'was edited since, by a clock the server pulled back',
      { ...old, stamps: { phone: { at: at(FROM_MS - 1), deviceAt: at(FROM_MS), n: 1 } } },
      true,
    ],
    [
      'was looked at since',
      { ...old, stamps: { phone: { at: at(FROM_MS - 1), n: 1, reviewed: { at: at(FROM_MS) } } } },
      true,
    ],
    ['lost an edit since', { ...old, superseded: [{ field: 'phone', stamp: { at: at(FROM_MS) } }] }, true],
    ['was withdrawn since', { ...old, statusChange: { at: at(FROM_MS) } }, true],
  ])('is told of a record that %s', (_what, doc, expected) => {
    expect(isChangedSince(doc as unknown as TramDocument, FROM_MS)).toBe(expected);
  });
});
