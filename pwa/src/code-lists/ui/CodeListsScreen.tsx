// The national lists on this tablet, and the button that gets newer ones.

import type { ReadonlySignal } from '@preact/signals';
import type { CodeListSummary } from '@tram/shared-schema/reference/code-list.js';
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { t } from '#text/text.js';
import { Button } from '#ui/Button.js';
import { EmptyState } from '#ui/EmptyState.js';
import { HeaderBar } from '#ui/HeaderBar.js';
import { Page, Stack } from '#ui/Layout.js';
import { Notice, Refusal } from '#ui/Notice.js';
import { Skeleton } from '#ui/Skeleton.js';
import { bringFailureWords } from '../bring-words.js';
import type { HeldCodeLists } from '../held-code-lists.js';
import type { Bringing } from '../keep-code-lists.js';
import { CodeListCards } from './CodeListCards.js';

export interface CodeListsScreenProps {
  held: Pick<HeldCodeLists, 'lists'>;
  bringing: ReadonlySignal<Bringing>;
  bringNow: () => void;
  backHref: string;
  /** The schedule in force: there is always one, whatever was brought. */
  schedule: ComponentChildren;
}

function Told({ bringing }: { bringing: Bringing }) {
  if (bringing.kind === 'failed') return <Refusal {...bringFailureWords(bringing.failure)} />;
  if (bringing.kind !== 'brought') return null;
  const title = t(bringing.listIds.length > 0 ? 'lists.brought' : 'lists.upToDate');
  return <Notice meaning="done" live="polite" title={title} />;
}

export function CodeListsScreen(props: CodeListsScreenProps) {
  const { held, bringing, bringNow, backHref, schedule } = props;
  const [lists, setLists] = useState<readonly CodeListSummary[]>();
  const now = bringing.value;
  useEffect(() => {
    let left = false;
    void held.lists().then((found) => {
      if (!left) setLists(found.filter(({ listId }) => listId !== 'schedule'));
    });
    return () => {
      left = true;
    };
  }, [held, now]);
  const isBusy = now.kind === 'bringing';
  return (
    <Page header={<HeaderBar title={t('lists.title')} backHref={backHref} />}>
      <Stack gap="l">
        <Told bringing={now} />
        {!lists && <Skeleton rows={4} />}
        {lists?.length === 0 && (
          <EmptyState icon="book-open" title={t('lists.none')} hint={t('lists.noneNow')} />
        )}
        {lists && <CodeListCards lists={lists} />}
        {lists && schedule}
        <div>
          <Button icon="refresh-cw" onPress={bringNow} disabled={isBusy}>
            {t(isBusy ? 'lists.bringing' : 'lists.bringNow')}
          </Button>
        </div>
      </Stack>
    </Page>
  );
}
