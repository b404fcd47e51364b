// A form that is read from the store before it is shown, by an address that may name nobody.

import { isIdOf, type PersonDocId } from '@tram/shared-schema/document/ids.js';
import { useCallback, useEffect, useState } from 'preact/hooks';

/** Undefined while it is being read. `open`: the same until another is meant. */
export function useOpened<T>(open: () => Promise<T | undefined>): T | 'not-found' | undefined {
  const [opened, setOpened] = useState<T | 'not-found'>();
  useEffect(() => {
    let left = false;
    setOpened(undefined);
    void open().then((result) => {
      if (!left) setOpened(() => result ?? 'not-found');
    });
    return () => {
      left = true;
    };
  }, [open]);
  return opened;
}

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
