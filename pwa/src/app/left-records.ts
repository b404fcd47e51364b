// At the door with a name and a password: what of a station lies on this tablet that nobody at it can unlock, and how much
// of it was never sent.

import { effect } from '@preact/signals';
import type { StationId } from '@tram/shared-schema/document/ids.js';
import { stationsOnDisk } from '#storage/stations-on-disk.js';
import type { LeftRecords } from './opening.js';
import type { Premises } from './premises.js';
import { reportFailure } from './report-failure.js';

async function leftRecords({ device: { store }, slot }: Premises): Promise<LeftRecords | undefined> {
  const unsentOf = async (stationId: StationId): Promise<number> => {
    const { waiting, refused } = await slot.unsentOf(stationId);
    return waiting + refused;
  };
  const known = await store.stationId();
  if (known !== undefined) {
    const unsent = await unsentOf(known);
    return unsent > 0 ? { unsent } : undefined;
  }
  const found = await Promise.all(
    (await stationsOnDisk(indexedDB)).map(async (stationId) => ({
      stationId,
      unsent: await unsentOf(stationId),
    })),
  );
  const [most] = found.toSorted((a, b) => b.unsent - a.unsent);
  if (!most) return undefined;
  // Another station's worker may not begin over work that is only here.
  await store.keepStationId(most.stationId);
  return { unsent: most.unsent };
}

export function tellOfLeftRecords(premises: Premises): void {
  const { opening } = premises;
  effect(() => {
    const now = opening.value;
    if (now.kind !== 'signed-out' || now.left) return;
    leftRecords(premises).then((left) => {
      if (left && opening.peek() === now) opening.value = { ...now, left };
    }, reportFailure);
  });
}
