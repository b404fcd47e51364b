// Every measurement as a row, newest first: the chart's numbers, and those before them.

import { formatLocalDate } from '@tram/shared-schema/local-date.js';
import { t } from '#text/text.js';
import { DataTable } from '#ui/DataTable.js';
import { EmptyState } from '#ui/EmptyState.js';
import { glucoseWords, pressureWords, reachedWord, registerName } from '../chronic-words.js';
import type { CareLine } from '../watch-care.js';
import styles from './Questions.module.css';

export function MeasurementTable({ lines }: { lines: readonly CareLine[] }) {
  if (lines.length === 0) return <EmptyState icon="activity" title={t('chronic.page.noMeasures')} />;
  return (
    <DataTable
      caption={t('chronic.page.table')}
      columns={[
        {
          key: 'on',
          title: t('chronic.page.on'),
          cell: ({ on, href }) => (
            <a class={styles.rowLink} href={href}>
              {formatLocalDate(on)}
            </a>
          ),
        },
        {
          key: 'pressure',
          title: t('chronic.pressure'),
          cell: ({ pressure }) => (pressure ? pressureWords(pressure) : '–'),
        },
        {
          key: 'glucose',
          title: t('chronic.glucose'),
          cell: ({ glucose }) => (glucose ? glucoseWords(glucose) : '–'),
        },
        {
          key: 'reached',
          title: t('chronic.page.reached'),
          cell: ({ reached }) => <div class={styles.wideCell}>{reachedOf(reached)}</div>,
        },
        {
          key: 'medicines',
          title: t('chronic.page.medicines'),
          cell: ({ medicines }) => <div class={styles.wideCell}>{medicines ?? '–'}</div>,
        },
      ]}
      rows={lines}
      keyOf={({ id }) => id}
    />
  );
}

function reachedOf(reached: CareLine['reached']): string {
  const said = Object.entries(reached ?? {}).flatMap(([register, verdict]) =>
    verdict === 0 || verdict === 1 ? [`${registerName(register)}: ${reachedWord(verdict)}`] : [],
  );
  return said.length === 0 ? '–' : said.join('; ');
}
