import { describe, expect, it } from 'vitest';
import { anEncounter, aPerson, fixtureId, FIXTURE_MS } from '../../fixtures/builders.js';
import type { ReplicaId } from './ids.js';
import { instantAt } from './instant.js';
import { mergeDocuments } from './merge.js';

const from = (replica: string) => ({ accountId: fixtureId('account'), replicaId: replica as ReplicaId });

describe.each([
  ['a person', aPerson()],
  ['a visit', anEncounter()],
])('%s that a restored server was brought again by another tablet', (_name, doc) => {
  const first = { ...doc, receivedAt: instantAt(FIXTURE_MS), receivedBy: from('tabletzzzz') };
  const again = { ...doc, receivedAt: instantAt(FIXTURE_MS + 60_000), receivedBy: from('tabletaaaa') };

  it('has the later receipt everywhere, with whom it was received from', () => {
    expect(mergeDocuments(first, again)).toEqual(again);
    expect(mergeDocuments(again, first)).toEqual(again);
  });

  it('has one receipt everywhere where both are of the same moment', () => {
    const twin = { ...again, receivedAt: first.receivedAt };
    expect(mergeDocuments(first, twin)).toEqual(mergeDocuments(twin, first));
  });

  it('keeps its receipt when it comes without one', () => {
    expect(mergeDocuments(doc, first)).toEqual(first);
    expect(mergeDocuments(first, doc)).toEqual(first);
  });
});
