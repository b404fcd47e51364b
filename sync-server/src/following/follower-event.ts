// What the follower of a station tells the log: never whose record it was.

import type { StationId } from '@tram/shared-schema/document/ids.js';

export type FollowerEvent =
  | {
      readonly kind: 'follower-failed';
      readonly stationId: StationId;
      readonly attempt: number;
      readonly error: string;
    }
  /** Merged again when it changes again, or when somebody writes it. */
  | { readonly kind: 'conflict-left'; readonly stationId: StationId; readonly error: string }
  | { readonly kind: 'stations-unknown'; readonly error: string }
  | { readonly kind: 'conflicts-merged'; readonly stationId: StationId; readonly documents: number };
