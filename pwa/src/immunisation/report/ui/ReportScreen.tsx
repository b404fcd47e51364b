// The month's report of vaccines on the screen: of whom, since when, as of when, with every number in a table.

import type { Month } from '@tram/shared-schema/immunisation/counts/month.js';
import { formatLocalDate, type LocalDate } from '@tram/shared-schema/local-date.js';
import { t } from '#text/text.js';
import { Button } from '#ui/Button.js';
import { DataTable } from '#ui/DataTable.js';
import { HeaderBar } from '#ui/HeaderBar.js';
import { Page, Row, Stack } from '#ui/Layout.js';
import { Skeleton } from '#ui/Skeleton.js';
import type { NamedPaper } from '../report-papers.js';

export interface ReportScreenProps {
  month: Month;
  today: LocalDate;
  /** Undefined while it is being counted. */
  papers: readonly NamedPaper[] | undefined;
  backHref: string;
  onPrevious: () => void;
  /** Absent for the running month. */
  onNext: (() => void) | undefined;
  onPrint: () => void;
  onSaveCsv: (() => void) | undefined;
}

/** `11/2026` */
export const monthWord = (month: Month): string => `${month.slice(5)}/${month.slice(0, 4)}`;

export function ReportScreen(props: ReportScreenProps) {
  const { month, papers } = props;
  return (
    <Page
      wide
      header={
        <HeaderBar
          title={t('vaccineLots.report')}
          subtitle={`${t('vaccineLots.reportMonth')} ${monthWord(month)}`}
          backHref={props.backHref}
        />
      }
    >
      <Stack gap="l">
        <Row>
          <Button icon="arrow-left" onPress={props.onPrevious}>
            {t('vaccineLots.reportPrevious')}
          </Button>
          {props.onNext && (
            <Button icon="arrow-right" onPress={props.onNext}>
              {t('vaccineLots.reportNext')}
            </Button>
          )}
        </Row>
        <p>
          {t('vaccineLots.reportAsOf', { date: formatLocalDate(props.today) })} {t('vaccineLots.reportDraft')}
        </p>
        {!papers && <Skeleton rows={6} />}
        {papers?.map((paper) => (
          <PaperOnScreen key={paper.caption} paper={paper} />
        ))}
        {papers && (
          <Row>
            <Button icon="printer" onPress={props.onPrint}>
              {t('vaccination.print')}
            </Button>
            {props.onSaveCsv && (
              <Button icon="file-down" onPress={props.onSaveCsv}>
                {t('vaccination.csv')}
              </Button>
            )}
          </Row>
        )}
      </Stack>
    </Page>
  );
}

interface PaperRow {
  readonly key: string;
  readonly cells: readonly string[];
}

function PaperOnScreen({ paper }: { paper: NamedPaper }) {
  const rows = paper.rows.map((cells, row): PaperRow => ({ key: String(row), cells }));
  return (
    <DataTable
      caption={paper.caption}
      rows={rows}
      keyOf={({ key }) => key}
      columns={paper.columns.map((title, index) => ({
        key: String(index),
        title,
        number: index > 0 && rows.every(({ cells }) => /^[\d.,%– ]*$/.test(cells[index] ?? '')),
        cell: ({ cells }: PaperRow) => cells[index],
      }))}
    />
  );
}
