// The pairs a worker is asked about, of those that were found: records of one person are one, who was said to be two is
// left alone, and what two tablets said differently is asked again. Pure.

import type { PersonDocId } from '@tram/shared-schema/document/ids.js';
import { pairKeyOf } from '@tram/shared-schema/people/double-meetings.js';
import type { DoubleReason } from '@tram/shared-schema/people/double-rules.table.js';
import type { LinkedPersons } from '@tram/shared-schema/people/linked-persons.js';

/** Two records, the one made first first. */
export interface FoundPair {
  readonly ids: readonly [PersonDocId, PersonDocId];
  readonly weight: number;
  readonly reasons: readonly DoubleReason[];
  /** One personal id on two living people. */
  readonly sharesId: boolean;
}

export interface CandidatePair extends FoundPair {
  /**
   * `said-two`: they are two people, and one of them still has the other's number. `contradicted`: one tablet said they
   * are one person, another that they are two; until somebody says which, they are shown as one.
   */
  readonly said: 'nothing' | 'said-two' | 'contradicted';
}

const byUrgency = (a: CandidatePair, b: CandidatePair): number =>
  Number(b.sharesId) - Number(a.sharesId) ||
  Number(b.said === 'contradicted') - Number(a.said === 'contradicted') ||
  b.weight - a.weight ||
  (a.ids[0] + a.ids[1] < b.ids[0] + b.ids[1] ? -1 : 1);

export function shownPairs(
  found: Iterable<FoundPair>,
  linked: LinkedPersons,
  standingFor: (id: PersonDocId) => PersonDocId,
): readonly CandidatePair[] {
  const shown = new Map<string, CandidatePair>();
  for (const ids of linked.contradicted())
    shown.set(pairKeyOf(...ids), { ids, weight: 0, reasons: [], sharesId: false, said: 'contradicted' });
  for (const { ids, weight, reasons, sharesId } of found) {
    const [one, other] = [standingFor(ids[0]), standingFor(ids[1])];
    const isSaidTwo = linked.areSaidTwo(one, other);
    if (one === other || (isSaidTwo && !sharesId)) continue;
    const key = pairKeyOf(one, other);
    const before = shown.get(key);
    if (before && before.weight >= weight && (before.sharesId || !sharesId)) continue;
    shown.set(key, {
      ids: one < other ? [one, other] : [other, one],
      weight: Math.max(weight, before?.weight ?? weight),
      reasons: before && before.weight > weight ? before.reasons : reasons,
      sharesId: sharesId || before?.sharesId === true,
      said: isSaidTwo ? 'said-two' : 'nothing',
    });
  }
  return [...shown.values()].sort(byUrgency);
}
