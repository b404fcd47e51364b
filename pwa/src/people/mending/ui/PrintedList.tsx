// The list as it goes on paper: for whom, from where, of which day, how many, and that it holds personal data.

import { formatLocalDate } from '@tram/shared-schema/local-date.js';
import { t } from '#text/text.js';
import { PaperSheet } from '#ui/PaperSheet.js';
import { officeName, type HandedList, type Office } from '../hand-over.js';
import type { MendingDeps } from '../mending-deps.js';

export interface PrintedListProps {
  deps: MendingDeps;
  office: Office;
  list: HandedList;
  onBack: () => void;
}

export function PrintedList({ deps, office, list, onBack }: PrintedListProps) {
  return (
    <PaperSheet
      title={t('mending.printTitle')}
      about={
        <>
          <p>
            <strong>{t('mending.printFor', { office: officeName(office) })}</strong>
          </p>
          <p>
            {t('mending.printFrom', {
              station: deps.stationName() ?? t('ui.unknown'),
              date: formatLocalDate(deps.people.today()),
              count: list.rows.length,
            })}
          </p>
          <p>{t('mending.printNotice')}</p>
        </>
      }
      tables={[list]}
      label={t('mending.list')}
      signed={[t('mending.printSigned'), t('mending.printReceived')]}
      printLabel={t('mending.print')}
      onPrint={deps.print}
      onBack={onBack}
    />
  );
}
