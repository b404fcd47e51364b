// Who did what, when. Ids and kinds only; the log holds no clinical content.

import { useSignal } from '@preact/signals';
import { epochMsOf } from '@tram/shared-schema/document/instant.js';
import { AUDIT_ACTS } from '@tram/shared-schema/sync/administration.js';
import type { AccountView, AuditEntryView } from '@tram/shared-schema/sync/session.js';
import { useEffect } from 'preact/hooks';
import { formatDateTime } from '#text/format-time.js';
import { t } from '#text/text.js';
import { Button } from '#ui/Button.js';
import { DataTable } from '#ui/DataTable.js';
import { EmptyState } from '#ui/EmptyState.js';
import { HeaderBar } from '#ui/HeaderBar.js';
import { Page, Stack } from '#ui/Layout.js';
import { Answered } from './Answered.js';
import type { AdminDeps } from '../administration.js';
import { useAnswer } from './use-answer.js';

/** An act that only a newer server knows is shown by its own name. */
function actWords(act: string): string {
  const known = AUDIT_ACTS.find((other) => other === act);
  return known ? t(`admin.act.${known}`) : act;
}

export function AuditPage({ administration }: AdminDeps) {
  const before = useSignal<number | undefined>(undefined);
  const entries = useSignal<readonly AuditEntryView[]>([]);
  const page = useAnswer(() => administration.audit(before.value), String(before.value ?? 'newest'));
  const accounts = useAnswer(() => administration.accounts(), 'accounts');
  const asked = page.state.value;
  useEffect(() => {
    if (asked.kind !== 'answered') return;
    const known = new Set(entries.peek().map((entry) => entry.sequence));
    entries.value = [...entries.peek(), ...asked.value.entries.filter((entry) => !known.has(entry.sequence))];
  }, [asked, entries]);
  const people = accounts.state.value.kind === 'answered' ? accounts.state.value.value : [];
  const nameOf = (actor: AccountView['accountId'] | 'system'): string =>
    actor === 'system'
      ? t('admin.auditSystem')
      : (people.find((account) => account.accountId === actor)?.displayName ?? actor);

  return (
    <Page wide header={<HeaderBar title={t('admin.audit')} />}>
      <Stack gap="l">
        {entries.value.length > 0 && (
          <DataTable
            caption={t('admin.auditCaption')}
            rows={entries.value}
            keyOf={(entry) => String(entry.sequence)}
            columns={[
              { key: 'at', title: t('admin.auditAt'), cell: (entry) => formatDateTime(epochMsOf(entry.at)) },
              { key: 'actor', title: t('admin.auditActor'), cell: (entry) => nameOf(entry.actor) },
              { key: 'act', title: t('admin.auditAct'), cell: (entry) => actWords(entry.act) },
              { key: 'subject', title: t('admin.auditSubject'), cell: (entry) => entry.subject ?? '' },
            ]}
          />
        )}
        <Answered question={page}>
          {(answer) => {
            if (answer.entries.length === 0 && entries.value.length === 0) {
              return <EmptyState icon="history" title={t('admin.auditEmpty')} />;
            }
            const next = answer.nextBefore;
            return (
              next !== undefined && (
                <Button onPress={() => (before.value = next)}>{t('admin.auditOlder')}</Button>
              )
            );
          }}
        </Answered>
      </Stack>
    </Page>
  );
}
