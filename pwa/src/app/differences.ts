// Every record of this tablet that two tablets wrote differently, of people and of care together: one list, one number.

import { computed, type ReadonlySignal } from '@preact/signals';
import type { RegistryRecord } from '@tram/shared-schema/document/document-types.js';
import { countDifferences } from '#people/differences.js';
import type { Workplace } from './open-workplace.js';

type Holders = {
  readonly [Held in 'directory' | 'careBook']: Pick<Workplace[Held], 'differing'>;
};

export const differingIn = ({ directory, careBook }: Holders): ReadonlySignal<readonly RegistryRecord[]> =>
  computed(() => [...directory.differing.value, ...careBook.differing.value]);

/** How many fields wait for somebody to choose. */
export const differencesIn = (holders: Holders): ReadonlySignal<number> => {
  const differing = differingIn(holders);
  return computed(() => countDifferences(differing.value));
};
