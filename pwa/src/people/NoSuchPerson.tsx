// An address of somebody, or of a household, this tablet does not know: whichever feature's page it would have been.

import { t } from '#text/text.js';
import { LinkButton } from '#ui/Button.js';
import { NothingThere } from '#ui/NothingThere.js';

export interface NoSuchPersonProps {
  findHref: string;
  /** What the page would have been; the search where nothing is said. */
  pageTitle?: string | undefined;
  /** Who or what is not there, where it is not a person. */
  title?: string | undefined;
  backHref?: string | undefined;
}

export function NoSuchPerson({ findHref, pageTitle, title, backHref = findHref }: NoSuchPersonProps) {
  return (
    <NothingThere
      pageTitle={pageTitle ?? t('people.findTitle')}
      backHref={backHref}
      icon="user-search"
      title={title ?? t('people.notFoundTitle')}
      hint={t('people.notFoundHint')}
      actions={
        <LinkButton kind="primary" icon="search" href={findHref}>
          {t('people.findTitle')}
        </LinkButton>
      }
    />
  );
}
