// Reading the audit log is itself an act that is written down, once per look and not once per page.

import type { AccountId } from '@tram/shared-schema/document/ids.js';
import { instantAt } from '@tram/shared-schema/document/instant.js';
import type { AuditPage } from '@tram/shared-schema/sync/administration.js';
import type { Deps } from '#deps.js';

export async function readAudit(
  { audit, clock }: Pick<Deps, 'audit' | 'clock'>,
  actor: AccountId,
  page: { before?: number; limit: number },
): Promise<AuditPage> {
  const entries = await audit.read(page);
  if (page.before === undefined)
    await audit.append({ at: instantAt(clock.nowMs()), actor, act: 'audit-read' });
  const oldest = entries.at(-1)?.sequence ?? 1;
  return oldest > 1 ? { entries, nextBefore: oldest } : { entries };
}
