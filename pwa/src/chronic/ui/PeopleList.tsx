// People under care as rows: who, why, how late; grouped by hamlet, one tap to call. Only rows in sight are drawn.

import { epochMsOf } from '@tram/shared-schema/document/instant.js';
import { formatLocalDate, localDateAt } from '@tram/shared-schema/local-date.js';
import { useCallback } from 'preact/hooks';
import type { DirectoryPerson } from '#people/person-directory.js';
import { t } from '#text/text.js';
import { Badge } from '#ui/Badge.js';
import { EmptyState } from '#ui/EmptyState.js';
import { Card } from '#ui/Layout.js';
import { GroupTitle, ListRow } from '#ui/List.js';
import { VirtualList } from '#ui/VirtualList.js';
import { contactResultWord } from '../chronic-timeline.js';
import { registerNames } from '../chronic-words.js';
import type { ListedPerson } from '../missing/listed-person.js';
import type { ListLine } from '../missing/missing-view.js';

export const aboutOf = ({ rows }: ListedPerson): readonly string[] => rows.map(({ register }) => register);

const keyOf = (line: ListLine): string =>
  line.kind === 'hamlet' ? `hamlet ${line.hamletId ?? ''}` : line.person.personId;

export interface PeopleListProps {
  lines: readonly ListLine[];
  person: (personId: string) => DirectoryPerson | undefined;
  hamletName: (hamletId: string | undefined) => string | undefined;
  /** The same function each time: else every row is drawn anew. */
  hrefOf: (person: ListedPerson) => string;
}

export function PeopleList({ lines, person, hamletName, hrefOf }: PeopleListProps) {
  const draw = useCallback(
    (line: ListLine) =>
      line.kind === 'hamlet' ? (
        <GroupTitle count={String(line.count)}>
          {hamletName(line.hamletId) ?? t('chronic.missing.noHamlet')}
        </GroupTitle>
      ) : (
        <PersonRow listed={line.person} known={person(line.person.personId)} href={hrefOf(line.person)} />
      ),
    [person, hamletName, hrefOf],
  );
  if (lines.length === 0)
    return (
      <EmptyState
        icon="circle-check"
        title={t('chronic.missing.none')}
        hint={t('chronic.missing.noneHint')}
      />
    );
  return (
    <Card flush>
      <VirtualList
        items={lines}
        keyOf={keyOf}
        render={draw}
        label={t('chronic.missing.list')}
        estimateHeight={130}
      />
    </Card>
  );
}

interface PersonRowProps {
  listed: ListedPerson;
  known: DirectoryPerson | undefined;
  href: string;
}

function PersonRow({ listed, known, href }: PersonRowProps) {
  const { state } = listed.worst;
  const name = known?.name ?? t('ui.unknown');
  const phone = known?.phones?.[0];
  const { lastContact } = state;
  const lines = [
    registerNames(aboutOf(listed)),
    state.lastVisitOn && t('chronic.missing.lastOn', { on: formatLocalDate(state.lastVisitOn) }),
    lastContact &&
      t('chronic.missing.lastContact', {
        result: contactResultWord(lastContact.result),
        on: formatLocalDate(localDateAt(epochMsOf(lastContact.occurredAt))),
      }),
    state.snoozedUntil && t('chronic.missing.until', { on: formatLocalDate(state.snoozedUntil) }),
  ].filter((line) => line !== undefined);
  return (
    <ListRow
      title={name}
      lines={lines}
      href={href}
      badges={<Badges listed={listed} />}
      action={
        phone === undefined
          ? undefined
          : {
              label: t('chronic.missing.callName', { name }),
              word: t('chronic.missing.call'),
              icon: 'phone',
              href: `tel:${phone}`,
            }
      }
    />
  );
}

function Badges({ listed }: { listed: ListedPerson }) {
  const { state } = listed.worst;
  const ranOut = listed.rows.find(({ state: { medicineRanOutOn } }) => medicineRanOutOn !== undefined);
  const ranOutOn = ranOut?.state.medicineRanOutOn;
  return (
    <>
      {state.daysOverdue > 0 ? (
        <Badge meaning="late">{t('chronic.missing.late', { days: state.daysOverdue })}</Badge>
      ) : (
        <Badge meaning="due">{t('chronic.missing.dueOn', { on: formatLocalDate(state.dueOn) })}</Badge>
      )}
      {state.kind === 'never-came' && <Badge>{t('chronic.missing.reason.never-came')}</Badge>}
      {ranOutOn && (
        <Badge meaning="late" icon="pill">
          {t('chronic.missing.ranOut', { on: formatLocalDate(ranOutOn) })}
        </Badge>
      )}
      {listed.reasons.has('not-controlled') && (
        <Badge meaning="due">{t('chronic.missing.reason.not-controlled')}</Badge>
      )}
    </>
  );
}
