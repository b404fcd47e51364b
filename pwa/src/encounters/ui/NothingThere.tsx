// Addresses of a visit that lead nowhere: each says what is missing, and where to go on.

import { NoSuchPerson } from '#people/NoSuchPerson.js';
import { findPath, personPath } from '#people/paths.js';
import { t } from '#text/text.js';
import { LinkButton } from '#ui/Button.js';
import { NothingThere } from '#ui/NothingThere.js';

/** By a link a colleague sent, or an address typed: the server would refuse what is written here. */
export function NotTheirs({ backHref }: { backHref: string }) {
  return (
    <NothingThere
      pageTitle={t('encounters.newTitle')}
      backHref={backHref}
      icon="clipboard-list"
      title={t('encounters.notTheirsTitle')}
      hint={t('encounters.notTheirsHint')}
      actions={<LinkButton href={backHref}>{t('encounters.toPerson')}</LinkButton>}
    />
  );
}

export function NoSuchVisit({ personId }: { personId: string }) {
  return (
    <NothingThere
      pageTitle={t('encounters.amendTitle')}
      backHref={personPath(personId)}
      icon="clipboard-list"
      title={t('encounters.notFoundTitle')}
      hint={t('encounters.notFoundHint')}
      actions={<LinkButton href={personPath(personId)}>{t('encounters.toPerson')}</LinkButton>}
    />
  );
}

export const NobodyThere = () => <NoSuchPerson findHref={findPath()} pageTitle={t('encounters.newTitle')} />;
