// One opaque cursor for all stations of a centre: where each stands, and in which epoch that was true.

import { isIdOf, type StationId } from '@tram/shared-schema/document/ids.js';
import type { Cursor, Epoch } from '@tram/shared-schema/sync/wire.js';

export interface StationPosition {
  readonly epoch: Epoch;
  readonly cursor: Cursor;
}
export type Positions = ReadonlyMap<StationId, StationPosition>;

const VERSION = 1;
const PREFIX = 'station:';

export function writeCentreCursor(positions: Positions): Cursor {
  const stations = [...positions].map(([id, { epoch, cursor }]) => [id.slice(PREFIX.length), epoch, cursor]);
  return Buffer.from(JSON.stringify([VERSION, stations])).toString('base64url');
}

/** Undefined for what this server did not write. */
export function readCentreCursor(text: Cursor): Positions | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(Buffer.from(text, 'base64url').toString());
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
  if (!Array.isArray(parsed) || parsed[0] !== VERSION) return undefined;
  const stations: unknown = parsed[1];
  if (!Array.isArray(stations)) return undefined;
  const positions = new Map<StationId, StationPosition>();
  for (const station of stations as unknown[]) {
    if (!Array.isArray(station) || station.length !== 3) return undefined;
    const [ulid, epoch, cursor] = station as unknown[];
    const id = `${PREFIX}${String(ulid)}`;
    if (!isIdOf('station', id) || typeof epoch !== 'string' || typeof cursor !== 'string') return undefined;
    positions.set(id, { epoch, cursor });
  }
  return positions;
}
