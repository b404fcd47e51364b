// Who is missing: who, why, how late, where; grouped by hamlet, one tap to call.

import type { ReadonlySignal } from '@preact/signals';
import { formatLocalDate } from '@tram/shared-schema/local-date.js';
import { t } from '#text/text.js';
import { LinkButton } from '#ui/Button.js';
import { FilterChips } from '#ui/FilterChips.js';
import { HeaderBar } from '#ui/HeaderBar.js';
import { Page, Stack } from '#ui/Layout.js';
import { SelectField } from '#ui/SelectField.js';
import { Skeleton } from '#ui/Skeleton.js';
import type { ListedPerson } from '../missing/listed-person.js';
import type { MissingBook } from '../missing/missing-book.js';
import { LIST_REASONS, type MissingFilter, type MissingView } from '../missing/missing-view.js';
import { contactPath, homeVisitsPath } from '../paths.js';
import { aboutOf, PeopleList, type PeopleListProps } from './PeopleList.js';

export interface MissingScreenProps extends Pick<PeopleListProps, 'person' | 'hamletName'> {
  book: Pick<MissingBook, 'asOf' | 'filter' | 'view'>;
  hamlets: ReadonlySignal<readonly { readonly _id: string; readonly name: string }[]>;
  backHref: string;
}

const NOWHERE = 'nowhere';
const callPathOf = (person: ListedPerson): string => contactPath(person.personId, aboutOf(person));

export function MissingScreen(props: MissingScreenProps) {
  const { asOf, view } = props.book;
  const shown = view.value;
  return (
    <Page
      header={
        <HeaderBar
          title={t('chronic.missing.title')}
          subtitle={
            shown
              ? t('chronic.missing.asOf', { on: formatLocalDate(asOf.value), people: shown.people })
              : t('chronic.missing.reading')
          }
          backHref={props.backHref}
        />
      }
    >
      {shown ? <Listed {...props} shown={shown} /> : <Skeleton rows={8} />}
    </Page>
  );
}

function Listed(props: MissingScreenProps & { shown: MissingView }) {
  const { shown } = props;
  const { filter } = props.book;
  const { reason, hamletId } = filter.value;
  const set = (changes: Partial<MissingFilter>): void => {
    filter.value = { ...filter.value, ...changes };
  };
  return (
    <Stack>
      {shown.homeVisits > 0 && (
        <LinkButton icon="house" wide href={homeVisitsPath()}>
          {t('chronic.missing.homeVisits', { count: shown.homeVisits })}
        </LinkButton>
      )}
      <FilterChips
        label={t('chronic.missing.filter')}
        single
        chips={LIST_REASONS.map((value) => ({
          value,
          label: t(`chronic.missing.reason.${value}`),
          count: shown.counts[value],
        }))}
        chosen={[reason]}
        onChange={([chosen]) => set({ reason: chosen ?? 'missing' })}
      />
      <SelectField
        label={t('chronic.missing.hamlet')}
        optional
        choices={[
          ...props.hamlets.value.map(({ _id, name }) => ({ value: _id as string, label: name })),
          { value: NOWHERE, label: t('chronic.missing.noHamlet') },
        ]}
        value={hamletId === '' ? NOWHERE : hamletId}
        onChange={(chosen) => set({ hamletId: chosen === NOWHERE ? '' : chosen })}
      />
      <PeopleList {...props} lines={shown.lines} hrefOf={callPathOf} />
    </Stack>
  );
}
