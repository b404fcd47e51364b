// How much the server is asked to send at once: what this line carries in a few seconds. A line that breaks costs a page,
// and every page costs the tablet some writing.

import type { Thrift } from './connectivity.js';

export interface PagePace {
  /** Undefined while nothing is known: the server's own measure. */
  bytes(): number | undefined;
  /** A page came whole; `waitedMs` is what the line took, without the tablet's own storing. */
  came(bytes: number, waitedMs: number): void;
  /** The line broke within a page. */
  broke(): void;
}

export interface PagePaceParts {
  /** The browser's guess, before anything was measured. */
  readonly guess: () => number | undefined;
  readonly thrift: () => Thrift | undefined;
}

const AIM_MS = 4_000;
const SMALLEST = 16 * 1024;
const LARGEST = 1024 * 1024;
/** Where little is asked of the line, little is lost with it. */
const LARGEST_SPARING = 64 * 1024;
/** The few documents of an ordinary round say nothing about the line: their wait is the server's. */
const LEAST_MEASURED = 8 * 1024;

const within = (bytes: number, largest: number): number => Math.min(largest, Math.max(SMALLEST, bytes));

export function createPagePace({ guess, thrift }: PagePaceParts): PagePace {
  let measured: number | undefined;
  return {
    bytes() {
      const wish = measured ?? guess();
      if (wish === undefined) return undefined;
      return within(Math.floor(wish), thrift() === undefined ? LARGEST : LARGEST_SPARING);
    },
    came(bytes, waitedMs) {
      if (bytes < LEAST_MEASURED) return;
      const carries = (bytes / Math.max(1, waitedMs)) * AIM_MS;
      // Half of what was known stands: one good moment does not make a good line.
      measured = within(measured === undefined ? carries : (measured + carries) / 2, LARGEST);
    },
    broke() {
      measured = within((measured ?? guess() ?? LARGEST_SPARING) / 2, LARGEST);
    },
  };
}
