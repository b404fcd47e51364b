// Who may lock a lot and who may unlock it. Anybody who gives vaccines may lock: after a severe event the lot is stopped by
// whoever stands beside the child, and a lock too many harms nobody. To give from it again is for a head alone. Asked of the
// merged result, so that an edit that loses to a later one is never refused.

import type { TramDocument } from '@tram/shared-schema/document/document-types.js';
import type { AccountId } from '@tram/shared-schema/document/ids.js';
import { stampOf } from '@tram/shared-schema/document/stamp.js';
import type { Refusal } from '@tram/shared-schema/sync/wire.js';

/** `heads`: of the station; a head's edit may come from a tablet a nurse is signed in at. */
export function unlockRefusal(
  stored: TramDocument | undefined,
  merged: TramDocument,
  heads: Pick<ReadonlySet<AccountId>, 'has'>,
): Refusal | undefined {
  if (stored?.type !== 'vaccine-lot' || merged.type !== 'vaccine-lot') return undefined;
  if (!stored.locked || merged.locked) return undefined;
  const by = stampOf(merged, 'locked')?.by;
  return by !== undefined && heads.has(by) ? undefined : { kind: 'only-head', field: 'locked' };
}
