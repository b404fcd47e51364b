// The pages of national lists, loaded with their words when one is first opened: a tablet's own, and the server's.

import '#text/code-lists.js';
import '#text/office.js';
import type { LocalDate } from '@tram/shared-schema/local-date.js';
import { useMemo } from 'preact/hooks';
import { Answered } from '#admin/ui/Answered.js';
import { useAnswer } from '#admin/ui/use-answer.js';
import { CodeListCards } from '#code-lists/ui/CodeListCards.js';
import { CodeListsScreen } from '#code-lists/ui/CodeListsScreen.js';
import { createHttpAdministration } from '#platform/http-administration.js';
import { createHttpCodeListServer } from '#platform/http-code-list-server.js';
import { t } from '#text/text.js';
import { EmptyState } from '#ui/EmptyState.js';
import { HeaderBar } from '#ui/HeaderBar.js';
import { Page } from '#ui/Layout.js';
import type { CodeListPlace } from './code-list-place.js';
import type { TabletDevice } from './open-device.js';
import { HeldSchedule } from './HeldSchedule.js';
import { MORE_PATH } from './paths.js';

export function CodeListsPlace({ place, today }: { place: CodeListPlace; today: LocalDate }) {
  return (
    <CodeListsScreen
      {...place}
      bringNow={() => void place.bringNow()}
      backHref={MORE_PATH}
      schedule={<HeldSchedule place={place} today={today} />}
    />
  );
}

export function ServerCodeLists({ device }: { device: TabletDevice }) {
  const { api, keeper } = device;
  const token = useMemo(() => () => keeper.accessToken(), [keeper]);
  const server = useMemo(() => createHttpCodeListServer(api, token), [api, token]);
  const administration = useMemo(() => createHttpAdministration(api, token), [api, token]);
  const lists = useAnswer(() => server.summaries(), 'code-lists');
  const accounts = useAnswer(() => administration.accounts(), 'accounts');
  const known = accounts.state.value.kind === 'answered' ? accounts.state.value.value : [];
  const importerName = (importedBy: string): string =>
    known.find(({ accountId }) => accountId === importedBy)?.displayName ?? t('lists.atConsole');
  return (
    <Page header={<HeaderBar title={t('lists.title')} backHref={MORE_PATH} />}>
      <Answered question={lists}>
        {(found) =>
          found.length === 0 ? (
            <EmptyState icon="book-open" title={t('lists.noneAtServer')} hint={t('lists.noneAtServerNow')} />
          ) : (
            <CodeListCards lists={found} importerName={importerName} />
          )
        }
      </Answered>
    </Page>
  );
}
