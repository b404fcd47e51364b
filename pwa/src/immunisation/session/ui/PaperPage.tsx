// A table as it goes on paper: a preview with the button that prints; on paper only the table and its head.

import { Button } from '#ui/Button.js';
import { HeaderBar } from '#ui/HeaderBar.js';
import { Page, Stack } from '#ui/Layout.js';
import { t } from '#text/text.js';
import type { Paper } from '../session-paper.js';
import styles from './PaperPage.module.css';

export interface PaperPageProps {
  title: string;
  /** From where, of how many, of which day. */
  about: string;
  papers: readonly (Paper & { readonly caption?: string })[];
  print: () => void;
  onBack: () => void;
}

export function PaperPage({ title, about, papers, print, onBack }: PaperPageProps) {
  return (
    <Page
      wide
      header={
        <div class={styles.onScreen}>
          <HeaderBar
            title={title}
            onBack={onBack}
            actions={
              <Button kind="primary" icon="printer" onPress={print}>
                {t('vaccination.print')}
              </Button>
            }
          />
        </div>
      }
    >
      <Stack>
        <div class={styles.head}>
          <p class={styles.title}>{title}</p>
          <p>{about}</p>
          <p>{t('vaccination.printNotice')}</p>
        </div>
        {papers.map((paper, index) => (
          <PaperTable key={index} paper={paper} label={paper.caption ?? title} />
        ))}
      </Stack>
    </Page>
  );
}

function PaperTable({ paper, label }: { paper: Paper & { readonly caption?: string }; label: string }) {
  return (
    // Wider than a small screen: whoever moves by keys must be able to scroll it.
    <div class={styles.scroller} role="region" tabIndex={0} aria-label={label}>
      <table class={styles.table}>
        {paper.caption !== undefined && <caption>{paper.caption}</caption>}
        <thead>
          <tr>
            {paper.columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {paper.rows.map((cells, row) => (
            <tr key={row}>
              {cells.map((cell, column) => (
                <td key={column}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
