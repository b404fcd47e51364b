// Before the doors open: how much to take out of the cold for whoever waits, and the list on paper.

import type { VialNeed } from '@tram/shared-schema/due/due-list.js';
import type { Schedule } from '@tram/shared-schema/immunisation/schedule.js';
import { formatLocalDate, type LocalDate } from '@tram/shared-schema/local-date.js';
import type { ComponentChildren } from 'preact';
import { t } from '#text/text.js';
import { DataTable } from '#ui/DataTable.js';
import { Fold } from '#ui/Fold.js';
import { Stack } from '#ui/Layout.js';
import { openVialWord, vaccineWord } from '../due-words.js';
import styles from './Preparing.module.css';

export interface PreparingProps {
  vials: readonly VialNeed[];
  schedule: Schedule;
  day: LocalDate;
  /** What else is done before: printing. */
  children: ComponentChildren;
}

export function Preparing({ vials, schedule, day, children }: PreparingProps) {
  const doses = vials.reduce((sum, need) => sum + need.doses, 0);
  return (
    <Fold
      title={t('vaccination.vials')}
      summary={t('vaccination.vialsSummary', { doses, kinds: vials.length })}
    >
      <Stack>
        <DataTable
          caption={t('vaccination.printTitle', { date: formatLocalDate(day) })}
          rows={[...vials].sort((a, b) => b.doses - a.doses)}
          keyOf={({ vaccineCode }) => vaccineCode}
          columns={[
            {
              key: 'vaccine',
              title: t('vaccination.vialsVaccine'),
              // What becomes of an opened vial is a line of its own: a fourth column does not fit a phone.
              cell: ({ vaccineCode, openVial }) => (
                <>
                  {vaccineWord(schedule, vaccineCode)}
                  {openVial !== undefined && <small class={styles.open}>{openVialWord(openVial)}</small>}
                </>
              ),
            },
            { key: 'doses', title: t('vaccination.vialsDoses'), number: true, cell: (need) => need.doses },
            {
              key: 'vials',
              title: t('vaccination.vialsVials'),
              number: true,
              cell: (need) => need.vials ?? t('vaccination.vialsUnknown'),
            },
          ]}
        />
        <p>{t('vaccination.vialsDraft')}</p>
        {children}
      </Stack>
    </Fold>
  );
}
