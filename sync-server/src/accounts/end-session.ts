// Signing out: this session ends, on this tablet, now.

import { instantAt } from '@tram/shared-schema/document/instant.js';
import type { Deps } from '#deps.js';
import type { SignedIn } from './authenticate.js';

export async function endSession(
  { sessions, audit, clock }: Pick<Deps, 'sessions' | 'audit' | 'clock'>,
  { account, session }: SignedIn,
): Promise<void> {
  const at = instantAt(clock.nowMs());
  await sessions.change(session.sessionId, (before) => ({ ...before, endedAt: before.endedAt ?? at }));
  await audit.append({ at, actor: account.accountId, act: 'signed-out', subject: session.replicaId });
}
