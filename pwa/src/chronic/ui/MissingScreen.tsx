// Who is missing: who, why, how late, where; grouped by hamlet, one tap to call.

import { useComputed, useSignal, type ReadonlySignal } from '@preact/signals';
import { formatLocalDate, type LocalDate } from '@tram/shared-schema/local-date.js';
import { t } from '#text/text.js';
import { LinkButton } from '#ui/Button.js';
import { FilterChips } from '#ui/FilterChips.js';
import { HeaderBar } from '#ui/HeaderBar.js';
import { Page, Stack } from '#ui/Layout.js';
import { SelectField } from '#ui/SelectField.js';
import { Skeleton } from '#ui/Skeleton.js';
import { belongsTo, filtered, type ListedPerson, type ListFilter } from '../missing/missing-book.js';
import { contactPath, homeVisitsPath } from '../paths.js';
import { aboutOf, PeopleList, type PeopleListProps } from './PeopleList.js';

export interface MissingScreenProps extends Pick<PeopleListProps, 'person' | 'hamletName'> {
  listed: ReadonlySignal<readonly ListedPerson[] | undefined>;
  asOf: ReadonlySignal<LocalDate>;
  hamlets: ReadonlySignal<readonly { readonly _id: string; readonly name: string }[]>;
  backHref: string;
}

const NOWHERE = 'nowhere';
const callPathOf = (person: ListedPerson): string => contactPath(person.personId, aboutOf(person));

const FILTERS = [
  'missing',
  'due',
  'overdue',
  'never-came',
  'not-controlled',
  'medicine-ran-out',
  'snoozed',
] as const satisfies readonly ListFilter[];

export function MissingScreen(props: MissingScreenProps) {
  const { listed, asOf } = props;
  const all = listed.value;
  return (
    <Page
      header={
        <HeaderBar
          title={t('chronic.missing.title')}
          subtitle={
            all
              ? t('chronic.missing.asOf', { on: formatLocalDate(asOf.value), people: all.length })
              : t('chronic.missing.reading')
          }
          backHref={props.backHref}
        />
      }
    >
      {all ? <Listed {...props} all={all} /> : <Skeleton rows={8} />}
    </Page>
  );
}

function Listed(props: MissingScreenProps & { all: readonly ListedPerson[] }) {
  const { all } = props;
  const filter = useSignal<ListFilter>('missing');
  const hamletId = useSignal<string | undefined>(undefined);
  const shown = useComputed(() => filtered(props.listed.value ?? [], filter.value, hamletId.value));
  const homeVisits = all.filter(({ needsHomeVisit }) => needsHomeVisit).length;
  return (
    <Stack>
      {homeVisits > 0 && (
        <LinkButton icon="house" wide href={homeVisitsPath()}>
          {t('chronic.missing.homeVisits', { count: homeVisits })}
        </LinkButton>
      )}
      <FilterChips
        label={t('chronic.missing.filter')}
        single
        chips={FILTERS.map((value) => ({
          value,
          label: t(`chronic.missing.reason.${value}`),
          count: all.filter((person) => belongsTo(person, value)).length,
        }))}
        chosen={[filter.value]}
        onChange={([chosen]) => (filter.value = chosen ?? 'missing')}
      />
      <SelectField
        label={t('chronic.missing.hamlet')}
        optional
        choices={[
          ...props.hamlets.value.map(({ _id, name }) => ({ value: _id as string, label: name })),
          { value: NOWHERE, label: t('chronic.missing.noHamlet') },
        ]}
        value={hamletId.value === '' ? NOWHERE : hamletId.value}
        onChange={(chosen) => (hamletId.value = chosen === NOWHERE ? '' : chosen)}
      />
      <PeopleList {...props} people={shown.value} hrefOf={callPathOf} />
    </Stack>
  );
}
