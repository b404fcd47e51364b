// The page a day starts from: find somebody, go on with what was half written, see what was done.

import { useSignal, type ReadonlySignal } from '@preact/signals';
import { epochMsOf } from '@tram/shared-schema/document/instant.js';
import { formatLocalDate, type LocalDate } from '@tram/shared-schema/local-date.js';
import type { ComponentChildren } from 'preact';
import type { Draft } from '#drafts/draft-store.js';
import { formatTime } from '#text/format-time.js';
import { t } from '#text/text.js';
import { Button, LinkButton } from '#ui/Button.js';
import { EmptyState } from '#ui/EmptyState.js';
import { HeaderBar } from '#ui/HeaderBar.js';
import { Card, Page, Section, Stack } from '#ui/Layout.js';
import { List, ListRow } from '#ui/List.js';
import { Standing } from '#ui/Standing.js';
import { weekdayOf, type TodayVisit } from '../today-list.js';
import { TodayNotices, type TodayNoticesProps } from './TodayNotices.js';
import { VisitRows } from './VisitRows.js';

export interface TodayScreenProps extends TodayNoticesProps {
  today: LocalDate;
  /** The search box with its results; made by the people feature, placed here by app/. */
  search: ComponentChildren;
  /** True while the search box has words in it: then the rest of the page makes room. */
  searching: ReadonlySignal<boolean>;
  drafts: ReadonlySignal<readonly Draft[]>;
  visits: ReadonlySignal<readonly TodayVisit[]>;
  draftHref: (draft: Draft) => string;
  visitHref: (visit: TodayVisit) => string;
  discardDraft: (draft: Draft) => void;
  scanHref: string;
  registerHref: string;
  /** What each kind of care says of the day; made by their features, placed here by app/. */
  ofCare?: ComponentChildren;
}

const VISITS_AT_FIRST = 20;

function DraftRows({ drafts, props }: { drafts: readonly Draft[]; props: TodayScreenProps }) {
  return (
    <List>
      {drafts.map((draft) => {
        const name = draft.title || t('today.draftUntitled');
        const when = formatTime(epochMsOf(draft.changedAt));
        return (
          <ListRow
            key={draft.draftId}
            icon="pencil"
            title={name}
            lines={[t(`today.draftOf.${draft.kind}`, { when })]}
            href={props.draftHref(draft)}
            action={{
              label: t('today.discardDraft', { name }),
              word: t('today.discard'),
              icon: 'x',
              onPress: () => props.discardDraft(draft),
            }}
          />
        );
      })}
    </List>
  );
}

function Visits(props: TodayScreenProps) {
  const all = useSignal(false);
  const visits = props.visits.value;
  const shown = all.value ? visits : visits.slice(0, VISITS_AT_FIRST);
  if (visits.length === 0) {
    return (
      <EmptyState
        icon="clipboard-list"
        title={t('today.noVisits')}
        hint={t('today.noVisitsNow')}
        actions={
          <>
            <LinkButton kind="primary" icon="scan-line" href={props.scanHref}>
              {t('today.scan')}
            </LinkButton>
            <LinkButton icon="user-plus" href={props.registerHref}>
              {t('today.register')}
            </LinkButton>
          </>
        }
      />
    );
  }
  return (
    <Section
      title={t('today.visits')}
      action={<span>{t('today.visitsCount', { count: visits.length })}</span>}
    >
      <Card flush>
        <VisitRows visits={shown} hrefOf={props.visitHref} />
      </Card>
      {shown.length < visits.length && (
        <Button onPress={() => (all.value = true)}>
          {t('today.more', { count: visits.length - shown.length })}
        </Button>
      )}
    </Section>
  );
}

function Below(props: TodayScreenProps) {
  const drafts = props.drafts.value;
  return (
    <Stack gap="l">
      <TodayNotices {...props} />
      {props.ofCare}
      {drafts.length > 0 && (
        <Section title={t('today.drafts')}>
          <Card flush>
            <DraftRows drafts={drafts} props={props} />
          </Card>
        </Section>
      )}
      <Visits {...props} />
    </Stack>
  );
}

export function TodayScreen(props: TodayScreenProps) {
  const date = t('today.date', {
    weekday: t(`today.weekday.${weekdayOf(props.today)}`),
    date: formatLocalDate(props.today),
  });
  return (
    <Page header={<HeaderBar title={t('today.title')} subtitle={date} />}>
      <Stack gap="l">
        {props.search}
        <Standing asleep={props.searching}>
          <Below {...props} />
        </Standing>
      </Stack>
    </Page>
  );
}
