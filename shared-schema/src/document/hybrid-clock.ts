// Hybrid logical clock (Kulkarni et al., 2014): wall time where clocks agree, a counter where they do not, so
// that a later edit always stamps later than everything its author had seen. Compares as text.
// It only chooses which of two concurrent values is shown; what an author had *seen* is counted apart (merge.ts).

import { isReplicaId, type ReplicaId } from './ids.js';

declare const hlcBrand: unique symbol;
/** `<ms, base 36, 9 chars>.<counter, base 36, 3 chars>.<replica>` */
export type Hlc = string & { readonly [hlcBrand]: true };

export interface HlcParts {
  readonly ms: number;
  readonly counter: number;
  readonly replica: ReplicaId;
}

const MS_WIDTH = 9;
const COUNTER_WIDTH = 3;
const COUNTER_LIMIT = 36 ** COUNTER_WIDTH;
/** The last moment the shape holds is a forged one (the year 5188): a tick after it would not fit. */
const LAST_MS = 36 ** MS_WIDTH - 2;
export const HLC_PATTERN = '^[0-9a-z]{9}\\.[0-9a-z]{3}\\.[0-9a-z]{10}$';
const SHAPE = new RegExp(HLC_PATTERN);

export function formatHlc({ ms, counter, replica }: HlcParts): Hlc {
  const time = ms.toString(36).padStart(MS_WIDTH, '0');
  return `${time}.${counter.toString(36).padStart(COUNTER_WIDTH, '0')}.${replica}` as Hlc;
}

export function parseHlc(text: string): HlcParts | undefined {
  if (!SHAPE.test(text)) return undefined;
  const replica = text.slice(MS_WIDTH + COUNTER_WIDTH + 2);
  if (!isReplicaId(replica)) return undefined;
  return {
    ms: parseInt(text.slice(0, MS_WIDTH), 36),
    counter: parseInt(text.slice(MS_WIDTH + 1, MS_WIDTH + 1 + COUNTER_WIDTH), 36),
    replica,
  };
}

export const hlcMs = (hlc: Hlc): number => parseInt(hlc.slice(0, MS_WIDTH), 36);
export const hlcReplica = (hlc: Hlc): ReplicaId => hlc.slice(MS_WIDTH + COUNTER_WIDTH + 2) as ReplicaId;

/** The next stamp of a replica: never at or before anything it has `seen`, nor before its clock. */
export function nextHlc(nowMs: number, replica: ReplicaId, seen: Iterable<Hlc | undefined>): Hlc {
  let latestMs = -1;
  let latestCounter = 0;
  for (const hlc of seen) {
    const parts = hlc === undefined ? undefined : parseHlc(hlc);
    if (!parts || parts.ms < latestMs || parts.ms > LAST_MS) continue;
    latestCounter = parts.ms > latestMs ? parts.counter : Math.max(latestCounter, parts.counter);
    latestMs = parts.ms;
  }
  if (nowMs > latestMs) return formatHlc({ ms: nowMs, counter: 0, replica });
  const counter = latestCounter + 1;
  if (counter < COUNTER_LIMIT) return formatHlc({ ms: latestMs, counter, replica });
  return formatHlc({ ms: latestMs + 1, counter: 0, replica });
}

/** The same stamp pulled back to `latestMs` where it claims to come from after it; the replica stays. */
export function clampHlc(hlc: Hlc, latestMs: number): Hlc {
  return hlcMs(hlc) <= latestMs ? hlc : formatHlc({ ms: latestMs, counter: 0, replica: hlcReplica(hlc) });
}
