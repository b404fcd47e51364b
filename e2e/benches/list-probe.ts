// The probe of lists as the benches speak to it.

import { fileURLToPath } from 'node:url';

export const LIST_PROBE = fileURLToPath(new URL('list-probe.js', import.meta.url));

interface ListProbe {
  /** Until rows of the list of that name are painted, in milliseconds. */
  open(href: string, label: string): Promise<number>;
  type(field: Element | null, text: string): void;
  /** Until no progress is shown any more, from when one is. */
  untilMade(): Promise<number>;
  longestSince(since: number): number;
}

declare global {
  var listProbe: ListProbe;
}
