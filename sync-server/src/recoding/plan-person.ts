// One person of a run: which group they fall into, and what is remembered of their record so that nothing that was
// changed since is written over.

import { createHash } from 'node:crypto';
import { canonicalJson } from '@tram/shared-schema/document/canonical-json.js';
import { replicaOf, stampOf } from '@tram/shared-schema/document/stamp.js';
import { isCounted, type StandingOf } from '@tram/shared-schema/people/counted.js';
import type { Person } from '@tram/shared-schema/people/person.js';
import type { RecodeResidence, Recoding } from '@tram/shared-schema/people/recode-residence.js';
import type { RecodingGroup } from '@tram/shared-schema/sync/recoding.js';

/**
 * Also told apart from the same words written again: an edit has a name of its own. Joined to another record since, or no
 * longer, somebody is another than was planned.
 */
export function fingerprint(person: Person): string {
  const stamp = stampOf(person, 'residence');
  const edit = stamp && [replicaOf(stamp), stamp.n];
  const { replacedBy } = person;
  const said = person.residence ? [person.residence] : [undefined, person.address];
  return createHash('sha256')
    .update(canonicalJson([edit, ...said, ...(replacedBy === undefined ? [] : [{ replacedBy }])]))
    .digest('base64url')
    .slice(0, 22);
}

type Moving = Extract<Recoding, { kind: 'recode' | 'ask' }>;
type NewGroup = Omit<RecodingGroup, 'count'>;

function groupOf(recoding: Moving): NewGroup {
  const { basis, from } = recoding;
  const { communeCode, communeName, districtName } = from;
  const unit = { communeCode, communeName, ...(districtName !== undefined && { districtName }) };
  if (recoding.kind === 'recode') return { from: unit, basis, to: [recoding.to] };
  const { choices, proposed } = recoding;
  return { from: unit, basis, to: choices, ...(proposed && { proposedCode: proposed.communeCode }) };
}

export interface RecodingGroups {
  /** The place of this one's group. */
  add(recoding: Moving): number;
  counted(): readonly RecodingGroup[];
}

export function recodingGroups(): RecodingGroups {
  const places = new Map<string, number>();
  const groups: { group: NewGroup; count: number }[] = [];
  return {
    add(recoding) {
      const group = groupOf(recoding);
      // One code may be written with several spellings of its name: it is one unit.
      const key = canonicalJson([group.basis, group.from.communeCode, group.to, recoding.kind]);
      const place = places.get(key) ?? groups.push({ group, count: 0 }) - 1;
      places.set(key, place);
      const counted = groups[place];
      if (counted) counted.count += 1;
      return place;
    },
    counted: () => groups.map(({ group, count }) => ({ ...group, count })),
  };
}

export type Judged = { readonly kind: 'left-out' } | Recoding;

/** Whoever is gone keeps the address they had, and of several records of one person the one that goes on is re-coded. */
export const judge = (recode: RecodeResidence, person: Person, standingOf: StandingOf): Judged =>
  isCounted(person, standingOf) ? recode(person) : { kind: 'left-out' };
