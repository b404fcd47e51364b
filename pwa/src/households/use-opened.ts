// A form that is read from the store before it is shown.

import { useEffect, useState } from 'preact/hooks';

/** Undefined while it is being read; `not-found` where there is nothing to open. `open`: the same until another is meant. */
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
