// A clock that runs ahead must not win every merge: the server pulls stamps from the future back to its own time and
// keeps the device's time beside them. Pulling back twice changes nothing that merge can see (the earlier stands).

import type { EventDocument, RegistryDocument } from './envelope.js';
import { clampHlc, hlcMs, type Hlc } from './hybrid-clock.js';
import type { Stamp, Superseded } from './stamp.js';

interface Timed {
  readonly at: Hlc;
  readonly deviceAt?: Hlc;
}

function clamped<S extends Timed>(stamp: S, latestMs: number): S {
  const at = clampHlc(stamp.at, latestMs);
  return at === stamp.at ? stamp : { ...stamp, at, deviceAt: stamp.deviceAt ?? stamp.at };
}

/** The same object where nothing came from after `latestMs`. */
export function clampRegistryStamps<D extends RegistryDocument>(doc: D, latestMs: number): D {
  const stamps = Object.entries(doc.stamps ?? {});
  const lost = doc.superseded ?? [];
  const reviews = stamps.flatMap(([, { reviewed }]) => reviewed ?? []);
  const ahead = [...stamps.map(([, stamp]) => stamp), ...reviews, ...lost.map((entry) => entry.stamp)];
  if (!ahead.some((stamp) => hlcMs(stamp.at) > latestMs)) return doc;
  const clampLost = (entry: Superseded): Superseded => ({ ...entry, stamp: clamped(entry.stamp, latestMs) });
  const clampStamp = (stamp: Stamp): Stamp => ({
    ...clamped(stamp, latestMs),
    ...(stamp.reviewed && { reviewed: clamped(stamp.reviewed, latestMs) }),
  });
  return {
    ...doc,
    ...(doc.stamps && {
      stamps: Object.fromEntries(stamps.map(([field, stamp]) => [field, clampStamp(stamp)])),
    }),
    ...(doc.superseded && { superseded: lost.map(clampLost) }),
  };
}

export function clampEventStamps<D extends EventDocument>(doc: D, latestMs: number): D {
  const change = doc.statusChange;
  if (!change || hlcMs(change.at) <= latestMs) return doc;
  return { ...doc, statusChange: clamped(change, latestMs) };
}
