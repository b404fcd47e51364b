// Whether something goes on for long enough to be told: most waits end before they could be read.

import { useEffect, useState } from 'preact/hooks';

const WORTH_TELLING_MS = 250;

export function useLasting(now: boolean): boolean {
  const [lasts, setLasts] = useState(false);
  useEffect(() => {
    if (!now) {
      setLasts(false);
      return undefined;
    }
    const timer = setTimeout(() => setLasts(true), WORTH_TELLING_MS);
    return () => clearTimeout(timer);
  }, [now]);
  return now && lasts;
}
