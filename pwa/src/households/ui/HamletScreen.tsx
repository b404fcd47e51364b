// The list of a hamlet by household: each household with its people under it. Only rows in sight are drawn.

import { useMemo } from 'preact/hooks';
import type { LocalDate } from '@tram/shared-schema/local-date.js';
import { householdTitle } from '#people/household-words.js';
import { householdPath, personPath } from '#people/paths.js';
import type { DirectoryPerson } from '#people/person-directory.js';
import { identityWords, relationWord } from '#people/person-words.js';
import { t } from '#text/text.js';
import { Dots } from '#ui/Dots.js';
import { EmptyState } from '#ui/EmptyState.js';
import { Card } from '#ui/Layout.js';
import { ListRow } from '#ui/List.js';
import { VirtualList } from '#ui/VirtualList.js';
import type { HamletPage, ListedHousehold } from '../hamlet-book.js';
import styles from './HamletScreen.module.css';

type Row =
  | { readonly kind: 'household'; readonly household: ListedHousehold }
  | { readonly kind: 'outside'; readonly count: number }
  | { readonly kind: 'person'; readonly person: DirectoryPerson; readonly isHead: boolean };

function rowsOf({ households, outside }: HamletPage): readonly Row[] {
  const people = (some: readonly DirectoryPerson[], headId?: string): Row[] =>
    some.map((person) => ({ kind: 'person', person, isHead: person.id === headId }));
  return [
    ...households.flatMap((household): Row[] => [
      { kind: 'household', household },
      ...people(household.people, household.head?.id),
    ]),
    ...(outside.length > 0 ? [{ kind: 'outside', count: outside.length } as const] : []),
    ...people(outside),
  ];
}

function keyOf(row: Row): string {
  if (row.kind === 'household') return row.household.householdId;
  return row.kind === 'person' ? row.person.id : row.kind;
}

export interface HamletListProps {
  page: HamletPage;
  hamletId: string;
  hamletName: string;
  today: LocalDate;
}

export function HamletList({ page, hamletId, hamletName, today }: HamletListProps) {
  const rows = useMemo(() => rowsOf(page), [page]);
  const draw = useMemo(() => (row: Row) => drawRow(row, hamletId, today), [hamletId, today]);
  if (rows.length === 0) {
    return (
      <EmptyState icon="house" title={t('households.hamletEmpty')} hint={t('households.hamletEmptyHint')} />
    );
  }
  return (
    <Card flush>
      <VirtualList
        items={rows}
        keyOf={keyOf}
        render={draw}
        label={t('households.listLabel', { hamlet: hamletName })}
      />
    </Card>
  );
}

function drawRow(row: Row, hamletId: string, today: LocalDate) {
  switch (row.kind) {
    case 'household': {
      const { householdId, head, people } = row.household;
      return (
        <div class={styles.household}>
          <ListRow
            icon="house"
            title={householdTitle(head?.name)}
            lines={[t('households.householdLine', { count: people.length })]}
            href={`${householdPath(householdId)}?hamlet=${hamletId}`}
          />
        </div>
      );
    }
    case 'outside':
      return (
        <div class={styles.household}>
          <ListRow
            icon="user"
            title={t('households.outside')}
            lines={[t('households.householdLine', { count: row.count })]}
          />
        </div>
      );
    case 'person':
      return <PersonLine person={row.person} isHead={row.isHead} today={today} />;
  }
}

function PersonLine({
  person,
  isHead,
  today,
}: {
  person: DirectoryPerson;
  isHead: boolean;
  today: LocalDate;
}) {
  const { relationToHead: relation } = person;
  const what = isHead
    ? t('people.isHead')
    : relation === undefined || relation === 'head'
      ? undefined
      : relationWord(relation);
  return (
    <div class={styles.person}>
      <ListRow
        title={person.name}
        lines={[<Dots key="who" items={[what, ...identityWords(person, today)]} />]}
        href={personPath(person.id)}
      />
    </div>
  );
}
