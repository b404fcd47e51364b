// Whether the places of a list are made: once the page stands still, for made at the first letter they would be its wait.

import { useSignal, type ReadonlySignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';

/** Longer than a page takes to open, shorter than a hand to the first letter. */
const LAID_AFTER_MS = 300;

export function useLaidSoon(): ReadonlySignal<boolean> {
  const isLaid = useSignal(false);
  useEffect(() => {
    const timer = setTimeout(() => (isLaid.value = true), LAID_AFTER_MS);
    return () => clearTimeout(timer);
  }, [isLaid]);
  return isLaid;
}
