// Whether the hand rests: false for a short while after each change, so that a keystroke pays only for what is in sight.

import { useEffect, useState } from 'preact/hooks';

/** Between two letters of somebody who types fast. */
const REST_MS = 180;

export function useRest(value: string): boolean {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), REST_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return rested === value;
}
