// The list as it goes on paper: for whom, from where, of which day, how many, and that it holds personal data. On the
// screen it is a preview with the button that prints; on paper only the list.

import { formatLocalDate } from '@tram/shared-schema/local-date.js';
import { t } from '#text/text.js';
import { Button } from '#ui/Button.js';
import { HeaderBar } from '#ui/HeaderBar.js';
import { Page, Stack } from '#ui/Layout.js';
import { officeName, type HandedList, type Office } from '../hand-over.js';
import type { MendingDeps } from '../mending-deps.js';
import styles from './PrintedList.module.css';

export interface PrintedListProps {
  deps: MendingDeps;
  office: Office;
  list: HandedList;
  onBack: () => void;
}

export function PrintedList({ deps, office, list, onBack }: PrintedListProps) {
  return (
    <Page
      wide
      header={
        <div class={styles.onScreen}>
          <HeaderBar
            title={t('mending.printTitle')}
            onBack={onBack}
            actions={
              <Button kind="primary" icon="printer" onPress={deps.print}>
                {t('mending.print')}
              </Button>
            }
          />
        </div>
      }
    >
      <Stack>
        <div class={styles.head}>
          <p class={styles.title}>{t('mending.printTitle')}</p>
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
        </div>
        {/* Wider than a small screen: whoever moves by keys must be able to scroll it. */}
        <div class={styles.scroller} role="region" tabIndex={0} aria-label={t('mending.list')}>
          <table class={styles.table}>
            <thead>
              <tr>
                {list.columns.map((title) => (
                  <th key={title} scope="col">
                    {title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {list.rows.map((cells, row) => (
                <tr key={row}>
                  {cells.map((cell, column) => (
                    <td key={column}>{cell}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <div class={styles.signed}>
          <p>{t('mending.printSigned')}</p>
          <p>{t('mending.printReceived')}</p>
        </div>
      </Stack>
    </Page>
  );
}
