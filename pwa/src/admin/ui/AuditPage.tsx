// Who did what, when. Ids and kinds only; the log holds no clinical content.

import { useSignal } from '@preact/signals';
import { epochMsOf } from '@tram/shared-schema/document/instant.js';
import type { AuditEntryView } from '@tram/shared-schema/sync/session.js';
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
import { actorWords, actWords, subjectWords, type KnownNames } from '../audit-words.js';
import { useAnswer, type Question } from './use-answer.js';

const answered = <T,>({ state }: Question<readonly T[]>): readonly T[] =>
  state.value.kind === 'answered' ? state.value.value : [];

export function AuditPage({ administration }: AdminDeps) {
  const before = useSignal<number | undefined>(undefined);
  const entries = useSignal<readonly AuditEntryView[]>([]);
  const page = useAnswer(() => administration.audit(before.value), String(before.value ?? 'newest'));
  const accounts = useAnswer(() => administration.accounts(), 'accounts');
  const stations = useAnswer(() => administration.stations(), 'stations');
  const centres = useAnswer(() => administration.centres(), 'centres');
  const asked = page.state.value;
  useEffect(() => {
    if (asked.kind !== 'answered') return;
    const known = new Set(entries.peek().map((entry) => entry.sequence));
    entries.value = [...entries.peek(), ...asked.value.entries.filter((entry) => !known.has(entry.sequence))];
  }, [asked, entries]);
  const names: KnownNames = {
    accounts: answered(accounts),
    stations: answered(stations),
    centres: answered(centres),
  };

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
              { key: 'actor', title: t('admin.auditActor'), cell: (entry) => actorWords(entry.actor, names) },
              { key: 'act', title: t('admin.auditAct'), cell: (entry) => actWords(entry.act) },
              {
                key: 'subject',
                title: t('admin.auditSubject'),
                cell: ({ subject }) => (subject === undefined ? '' : subjectWords(subject, names)),
              },
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
