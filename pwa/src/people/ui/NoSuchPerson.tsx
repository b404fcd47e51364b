import { t } from '#text/text.js';
import { LinkButton } from '#ui/Button.js';
import { EmptyState } from '#ui/EmptyState.js';
import { HeaderBar } from '#ui/HeaderBar.js';
import { Page } from '#ui/Layout.js';

/** An address of somebody this tablet does not know. */
export function NoSuchPerson({ findHref }: { findHref: string }) {
  return (
    <Page header={<HeaderBar title={t('people.findTitle')} backHref={findHref} />}>
      <EmptyState
        icon="user-search"
        title={t('people.notFoundTitle')}
        hint={t('people.notFoundHint')}
        actions={
          <LinkButton kind="primary" icon="search" href={findHref}>
            {t('people.findTitle')}
          </LinkButton>
        }
      />
    </Page>
  );
}
