// The people of a register by month of enrolment: how many still come, and how many reach their target. Every number says of
// whom, since when and as of when.

import {
  SEEN_WITHIN_MONTHS,
  sumOfCounts,
  type CohortCount,
  type CohortCounts,
} from '@tram/shared-schema/chronic/cohort-counts.js';
import { formatLocalDate, type LocalDate } from '@tram/shared-schema/local-date.js';
import { formatNumber, formatShare } from '#text/format-number.js';
import { t } from '#text/text.js';
import { DataTable } from '#ui/DataTable.js';
import { HeaderBar } from '#ui/HeaderBar.js';
import { Page, Stack } from '#ui/Layout.js';
import { Progress } from '#ui/Progress.js';
import { registerName } from '../chronic-words.js';
import { registersPath } from '../paths.js';
import { RegisterChoice } from './RegisterChoice.js';

export interface CohortScreenProps {
  register: string;
  asOf: LocalDate;
  counts: CohortCounts | undefined;
  done: number;
  people: number;
  onRegister: (code: string) => void;
}

interface Line extends CohortCount {
  readonly key: string;
  readonly title: string;
}

const COLUMNS = [
  'enrolled',
  'underCare',
  'seen',
  'controlled',
  'notControlled',
  'notAssessed',
  'missed',
  'died',
  'movedAway',
  'lost',
  'elsewhere',
] as const satisfies readonly (keyof CohortCount)[];

function linesOf({ rows, total }: CohortCounts): readonly Line[] {
  const months = [...new Set(rows.map(({ month }) => month))];
  const byMonth = months.map((month): Line => ({
    ...sumOfCounts(rows.filter((row) => row.month === month)),
    key: month,
    title: month.split('-').reverse().join('/'),
  }));
  return [{ ...total, key: 'total', title: t('chronic.cohort.total') }, ...byMonth.reverse()];
}

export function CohortScreen({ register, asOf, counts, done, people, onRegister }: CohortScreenProps) {
  return (
    <Page wide header={<HeaderBar title={t('chronic.cohort.title')} backHref={registersPath()} />}>
      <Stack gap="l">
        <RegisterChoice register={register} onChange={onRegister} />
        {counts ? (
          <Counted counts={counts} asOf={asOf} />
        ) : (
          <Progress label={t('chronic.books.making', { done })} done={done} total={people} />
        )}
      </Stack>
    </Page>
  );
}

function Counted({ counts, asOf }: { counts: CohortCounts; asOf: LocalDate }) {
  const { controlled, underCare } = counts.total;
  return (
    <>
      <p>
        {t('chronic.cohort.share', {
          part: controlled,
          whole: underCare,
          percent: formatShare(controlled, underCare),
          months: SEEN_WITHIN_MONTHS,
        })}
      </p>
      <DataTable
        caption={t('chronic.cohort.caption', {
          name: registerName(counts.register),
          on: formatLocalDate(asOf),
          months: SEEN_WITHIN_MONTHS,
        })}
        columns={[
          { key: 'month', title: t('chronic.cohort.month'), cell: ({ title }: Line) => title },
          ...COLUMNS.map((key) => ({
            key,
            title: t(`chronic.cohort.${key}`),
            number: true,
            cell: (line: Line) => formatNumber(line[key]),
          })),
        ]}
        rows={linesOf(counts)}
        keyOf={({ key }) => key}
      />
    </>
  );
}
