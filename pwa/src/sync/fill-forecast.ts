// How long receiving may still take, by how fast it went of late. Nothing is said before there is something to go by.

const LEAST_MS = 3_000;
/** Older than this, a line's speed says nothing about now. */
const WINDOW_MS = 30_000;

interface Seen {
  readonly atMs: number;
  readonly pending: number;
}

export interface FillForecast {
  /** After each page; undefined while nobody can know. */
  leftMs(atMs: number, pending: number): number | undefined;
}

export function createFillForecast(): FillForecast {
  let seen: Seen[] = [];
  return {
    leftMs(atMs, pending) {
      const [before] = seen;
      // A clock that was set back, or a server with more than before: begin again.
      if (before && (atMs < before.atMs || pending > before.pending)) seen = [];
      seen = [...seen.filter((one) => atMs - one.atMs <= WINDOW_MS), { atMs, pending }];
      const [first] = seen;
      if (!first || atMs - first.atMs < LEAST_MS || first.pending === pending) return undefined;
      return Math.round((pending * (atMs - first.atMs)) / (first.pending - pending));
    },
  };
}
