// What a centre reads: every station's documents as one stream. Online; nothing is kept on this device.

import type { TramDocument } from '@tram/shared-schema/document/document-types.js';
import type { Result } from '@tram/shared-schema/result.js';

export type CentreFeedFailure =
  | { kind: 'unreachable' }
  | { kind: 'session-expired' }
  | { kind: 'not-allowed' }
  | { kind: 'server-trouble' };

export interface CentreFeed {
  /** Hands over every document once, in the order of the stations; resolves when there is no more. */
  read(
    onDocument: (doc: TramDocument) => void,
    signal: AbortSignal,
  ): Promise<Result<void, CentreFeedFailure>>;
}
