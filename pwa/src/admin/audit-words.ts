// What the log keeps as codes, in words: acts, and the people, places and tablets they were about.

import { isReplicaId } from '@tram/shared-schema/document/ids.js';
import { AUDIT_ACTS } from '@tram/shared-schema/sync/administration.js';
import type { AccountView, CentreView, StationView } from '@tram/shared-schema/sync/session.js';
import { t } from '#text/text.js';

export interface KnownNames {
  readonly accounts: readonly AccountView[];
  readonly stations: readonly StationView[];
  readonly centres: readonly CentreView[];
}

/** An act that only a newer server knows is shown by its own name. */
export function actWords(act: string): string {
  const known = AUDIT_ACTS.find((other) => other === act);
  return known ? t(`admin.act.${known}`) : act;
}

export function actorWords(actor: string, names: KnownNames): string {
  return actor === 'system' ? t('admin.auditSystem') : subjectWords(actor, names);
}

/** What has no name here, because it is gone or belongs to another page, keeps its code. */
export function subjectWords(subject: string, { accounts, stations, centres }: KnownNames): string {
  if (isReplicaId(subject)) return t('admin.auditDevice', { code: subject });
  const account = accounts.find(({ accountId }) => accountId === subject)?.displayName;
  const station = stations.find(({ stationId }) => stationId === subject)?.name;
  const centre = centres.find(({ centreId }) => centreId === subject)?.name;
  return account ?? station ?? centre ?? subject;
}
