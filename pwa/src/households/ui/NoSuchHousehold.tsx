// An address of a household this tablet does not know.

import { findPath } from '#people/paths.js';
import { t } from '#text/text.js';
import { LinkButton } from '#ui/Button.js';
import { NothingThere } from '#ui/NothingThere.js';

export const NoSuchHousehold = () => (
  <NothingThere
    pageTitle={t('people.field.householdId')}
    backHref={findPath()}
    icon="house"
    title={t('people.householdNotFound')}
    hint={t('people.notFoundHint')}
    actions={
      <LinkButton kind="primary" icon="search" href={findPath()}>
        {t('people.findTitle')}
      </LinkButton>
    }
  />
);
