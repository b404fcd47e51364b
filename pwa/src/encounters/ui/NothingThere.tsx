// Addresses of a visit that lead nowhere: each says what is missing, and where to go on.

import { findPath, personPath } from '#people/paths.js';
import { t } from '#text/text.js';
import { LinkButton } from '#ui/Button.js';
import { EmptyState } from '#ui/EmptyState.js';
import { HeaderBar } from '#ui/HeaderBar.js';
import { Page } from '#ui/Layout.js';

/** By a link a colleague sent, or an address typed: the server would refuse what is written here. */
export function NotTheirs({ backHref }: { backHref: string }) {
  return (
    <Page header={<HeaderBar title={t('encounters.newTitle')} backHref={backHref} />}>
      <EmptyState
        icon="clipboard-list"
        title={t('encounters.notTheirsTitle')}
        hint={t('encounters.notTheirsHint')}
        actions={<LinkButton href={backHref}>{t('encounters.toPerson')}</LinkButton>}
      />
    </Page>
  );
}

export function NoSuchVisit({ personId }: { personId: string }) {
  return (
    <Page header={<HeaderBar title={t('encounters.amendTitle')} backHref={personPath(personId)} />}>
      <EmptyState
        icon="clipboard-list"
        title={t('encounters.notFoundTitle')}
        hint={t('encounters.notFoundHint')}
        actions={<LinkButton href={personPath(personId)}>{t('encounters.toPerson')}</LinkButton>}
      />
    </Page>
  );
}

export function NobodyThere() {
  return (
    <Page header={<HeaderBar title={t('encounters.newTitle')} backHref={findPath()} />}>
      <EmptyState
        icon="user-search"
        title={t('people.notFoundTitle')}
        hint={t('people.notFoundHint')}
        actions={
          <LinkButton kind="primary" icon="search" href={findPath()}>
            {t('people.findTitle')}
          </LinkButton>
        }
      />
    </Page>
  );
}
