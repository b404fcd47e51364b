// Said where an address leads to nobody, or where something may not be done.

import { t } from '#text/text.js';
import { NothingThere } from '#ui/NothingThere.js';

export function NobodyThere({ backHref }: { backHref: string }) {
  return (
    <NothingThere
      pageTitle={t('chronic.notFound')}
      backHref={backHref}
      icon="user-search"
      title={t('chronic.notFound')}
      hint={t('chronic.notFoundHint')}
    />
  );
}

export function NotTheirs({ backHref }: { backHref: string }) {
  return (
    <NothingThere
      pageTitle={t('chronic.notTheirs')}
      backHref={backHref}
      icon="lock"
      title={t('chronic.notTheirs')}
      hint={t('chronic.notTheirsHint')}
    />
  );
}
