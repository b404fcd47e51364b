// What of the session's list is shown: how it stands, which hamlets, which vaccines.

import type { DueStanding } from '@tram/shared-schema/due/due-doses.js';
import type { Schedule } from '@tram/shared-schema/immunisation/schedule.js';
import { t } from '#text/text.js';
import { FilterChips, type FilterChip } from '#ui/FilterChips.js';
import { Fold } from '#ui/Fold.js';
import { Stack } from '#ui/Layout.js';
import { STANDINGS, vaccineWord } from '../due-words.js';
import type { SessionView } from '../session-view.js';
import type { VaccinationDesk } from '../vaccination-desk.js';

export interface SessionFiltersProps {
  view: SessionView;
  schedule: Schedule;
  reference: VaccinationDesk['reference'];
}

const isChip = <V extends string>(chip: FilterChip<V>): boolean => (chip.count ?? 0) > 0;

export function SessionFilters({ view, schedule, reference }: SessionFiltersProps) {
  const filter = view.filter.value;
  const { hamlets, vaccines, counts } = view.view.value;
  const set = (changes: Partial<typeof filter>): void => {
    view.filter.value = { ...view.filter.value, ...changes };
  };
  const standings = STANDINGS.map((value): FilterChip<DueStanding> => ({
    value,
    label: t(`vaccination.standing.${value}`),
    count: counts.get(value) ?? 0,
  })).filter(isChip);
  const hamletName = (id: string): string => reference.hamletName(id) ?? t('vaccineLots.noHamlet');
  const chosen = filter.hamletIds.length + filter.vaccineCodes.length;
  return (
    <Stack gap="s">
      <FilterChips
        label={t('vaccination.byStanding')}
        chips={standings}
        chosen={filter.standings}
        onChange={(next) => set({ standings: next })}
      />
      {hamlets.size + vaccines.size > 0 && (
        <Fold
          title={t('vaccination.filters')}
          open={chosen > 0}
          summary={[
            ...filter.hamletIds.map(hamletName),
            ...filter.vaccineCodes.map((code) => vaccineWord(schedule, code)),
          ].join(', ')}
        >
          <Stack gap="s">
            <FilterChips
              label={t('vaccination.byHamlet')}
              chips={[...hamlets].map(([value, count]) => ({ value, count, label: hamletName(value) }))}
              chosen={filter.hamletIds}
              onChange={(next) => set({ hamletIds: next })}
            />
            <FilterChips
              label={t('vaccination.byVaccine')}
              chips={[...vaccines].map(([value, count]) => ({
                value,
                count,
                label: vaccineWord(schedule, value),
              }))}
              chosen={filter.vaccineCodes}
              onChange={(next) => set({ vaccineCodes: next })}
            />
          </Stack>
        </Fold>
      )}
    </Stack>
  );
}
