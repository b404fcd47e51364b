// Said where an address leads to nobody, or where something may not be done.

import { t } from '#text/text.js';
import { EmptyState } from '#ui/EmptyState.js';
import { HeaderBar } from '#ui/HeaderBar.js';
import { Page } from '#ui/Layout.js';

export function NobodyThere({ backHref }: { backHref: string }) {
  return (
    <Page header={<HeaderBar title={t('chronic.notFound')} backHref={backHref} />}>
      <EmptyState icon="user-search" title={t('chronic.notFound')} hint={t('chronic.notFoundHint')} />
    </Page>
  );
}

export function NotTheirs({ backHref }: { backHref: string }) {
  return (
    <Page header={<HeaderBar title={t('chronic.notTheirs')} backHref={backHref} />}>
      <EmptyState icon="lock" title={t('chronic.notTheirs')} hint={t('chronic.notTheirsHint')} />
    </Page>
  );
}
