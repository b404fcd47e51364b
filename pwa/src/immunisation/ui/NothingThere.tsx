// Addresses about vaccines that lead nowhere: each says what is missing, and where to go on.

import { NoSuchPerson } from '#people/NoSuchPerson.js';
import { findPath } from '#people/paths.js';
import { t } from '#text/text.js';
import { LinkButton } from '#ui/Button.js';
import { NothingThere } from '#ui/NothingThere.js';
import { cardPath } from '../paths.js';

export const NobodyThere = () => <NoSuchPerson findHref={findPath()} pageTitle={t('vaccines.cardTitle')} />;

/** By a link a colleague sent, or an address typed: the server would refuse what is written here. */
export function NotTheirs({ personId }: { personId: string }) {
  return (
    <NothingThere
      pageTitle={t('vaccines.cardTitle')}
      backHref={cardPath(personId)}
      icon="syringe"
      title={t('vaccines.notTheirsTitle')}
      hint={t('vaccines.notTheirsHint')}
      actions={<LinkButton href={cardPath(personId)}>{t('vaccines.toCard')}</LinkButton>}
    />
  );
}

export function NoSuchEntry({ personId }: { personId: string }) {
  return (
    <NothingThere
      pageTitle={t('vaccines.amendTitle')}
      backHref={cardPath(personId)}
      icon="syringe"
      title={t('vaccines.notFoundTitle')}
      hint={t('vaccines.notFoundHint')}
      actions={<LinkButton href={cardPath(personId)}>{t('vaccines.toCard')}</LinkButton>}
    />
  );
}
