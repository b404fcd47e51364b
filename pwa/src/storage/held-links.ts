// Which records of one person are linked, and which were said to be of two: the few that say so held in memory, as their
// differences are, so that nobody reads twenty thousand people to know whose record goes on.

import { signal, type ReadonlySignal } from '@preact/signals';
import type { TramDocument } from '@tram/shared-schema/document/document-types.js';
import {
  linkPersons,
  type LinkedPersons,
  type PersonLinks,
} from '@tram/shared-schema/people/linked-persons.js';

export interface HeldLinks {
  /** Follows `tell`. */
  readonly linked: ReadonlySignal<LinkedPersons>;
  /** Records that say something of others. */
  ids(): Iterable<PersonLinks['_id']>;
  take(doc: TramDocument): void;
  /** After one document or many. */
  tell(): void;
}

export function createHeldLinks(): HeldLinks {
  const held = new Map<PersonLinks['_id'], PersonLinks>();
  const linked = signal(linkPersons([]));
  let changed = false;
  return {
    linked,
    ids: () => held.keys(),
    take(doc) {
      if (doc.type !== 'person') return;
      const { _id, replacedBy, notSameAs } = doc;
      if (replacedBy !== undefined || notSameAs !== undefined) held.set(_id, { _id, replacedBy, notSameAs });
      else if (!held.delete(_id)) return;
      changed = true;
    },
    tell() {
      if (!changed) return;
      changed = false;
      linked.value = linkPersons(held.values());
    },
  };
}
