// A form that is read from the store before it is shown, by an address that may name nobody.

import { isIdOf, type PersonDocId } from '@tram/shared-schema/document/ids.js';
import { useCallback } from 'preact/hooks';
import { useOpened } from '#households/use-opened.js';

export function useOpenedFor<D, T>(
  deps: D,
  personId: string,
  open: (deps: D, personId: PersonDocId) => Promise<T | undefined>,
): T | 'not-found' | undefined {
  const read = useCallback(
    async () => (isIdOf('person', personId) ? open(deps, personId) : undefined),
    [deps, personId, open],
  );
  return useOpened(read);
}
