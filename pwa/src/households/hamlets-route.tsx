// `/hamlets` and `/hamlets/:hamletId`: the hamlets of the station, and the list of one by household.

import { useEffect, useMemo } from 'preact/hooks';
import type { PeopleDeps } from '#people/people-deps.js';
import { t } from '#text/text.js';
import { Dots } from '#ui/Dots.js';
import { EmptyState } from '#ui/EmptyState.js';
import { HeaderBar } from '#ui/HeaderBar.js';
import { Card, Page, Stack } from '#ui/Layout.js';
import { List, ListRow } from '#ui/List.js';
import { Skeleton } from '#ui/Skeleton.js';
import { pageOf, type HamletBook } from './hamlet-book.js';
import { hamletPath, hamletsPath } from './paths.js';
import { HamletList } from './ui/HamletScreen.js';
import { watchHamlets, type WatchedHamlets } from './watch-hamlets.js';

export interface HamletsRouteProps {
  deps: PeopleDeps;
  yieldToScreen: () => Promise<void>;
  hamletId?: string | undefined;
  /** Where the list of hamlets leads back to. */
  backHref: string;
}

const NOWHERE = 'none';

const countWords = (book: HamletBook, hamletId: string): string => {
  const { households, people } = pageOf(book, hamletId);
  return t('households.hamletCount', { households: households.length, people });
};

export function HamletsRoute({ deps, yieldToScreen, hamletId, backHref }: HamletsRouteProps) {
  const { directory } = deps;
  const watched = useMemo(() => watchHamlets(directory, yieldToScreen), [directory, yieldToScreen]);
  useEffect(() => () => watched.close(), [watched]);
  if (hamletId !== undefined) return <Hamlet deps={deps} watched={watched} hamletId={hamletId} />;
  return (
    <Page header={<HeaderBar title={t('households.hamletsTitle')} backHref={backHref} />}>
      <Hamlets deps={deps} watched={watched} />
    </Page>
  );
}

interface WatchedProps {
  deps: PeopleDeps;
  watched: WatchedHamlets;
}

function Hamlets({ deps, watched }: WatchedProps) {
  const book = watched.book.value;
  const hamlets = deps.reference.hamlets.value.map(({ _id, name }) => ({ id: _id as string, name }));
  const lost = book && pageOf(book, '').people > 0;
  const all = lost ? [...hamlets, { id: '', name: t('people.hamletUnknown') }] : hamlets;
  if (all.length === 0)
    return <EmptyState icon="house" title={t('households.noHamlets')} hint={t('households.noHamletsHint')} />;
  return (
    <Stack>
      <p>{t('households.hamletsHint')}</p>
      <Card flush>
        <List label={t('households.hamletsTitle')}>
          {all.map(({ id, name }) => (
            <ListRow
              key={id}
              title={name}
              lines={[book ? countWords(book, id) : t('households.counting', { done: watched.done.value })]}
              href={hamletPath(id === '' ? NOWHERE : id)}
            />
          ))}
        </List>
      </Card>
    </Stack>
  );
}

function Hamlet({ deps, watched, hamletId }: WatchedProps & { hamletId: string }) {
  const book = watched.book.value;
  const id = hamletId === NOWHERE ? '' : hamletId;
  const name = deps.reference.hamletName(id) ?? t('people.hamletUnknown');
  const about = book ? countWords(book, id) : t('households.counting', { done: watched.done.value });
  return (
    <Page header={<HeaderBar title={name} subtitle={<Dots items={[about]} />} backHref={hamletsPath()} />}>
      {book ? (
        <HamletList page={pageOf(book, id)} hamletId={id} hamletName={name} today={deps.today()} />
      ) : (
        <Card flush>
          <Skeleton rows={6} />
        </Card>
      )}
    </Page>
  );
}
