// What a person takes home, or to the hospital, as it will be printed. On paper nothing else of the page is left.

import type { ComponentChildren } from 'preact';
import { t } from '#text/text.js';
import { Button } from '#ui/Button.js';
import { Facts } from '#ui/Facts.js';
import { HeaderBar } from '#ui/HeaderBar.js';
import { Page, Stack } from '#ui/Layout.js';
import type { NamedFact } from '../record-facts.js';
import styles from './PaperScreen.module.css';

export interface PaperScreenProps {
  pageTitle: string;
  paperTitle: string;
  stationName: string | undefined;
  /** Who: as it stands on paper. */
  who: readonly NamedFact[];
  facts: readonly NamedFact[];
  /** What to do, each a line. */
  advice: readonly string[];
  foot: string;
  backHref: string;
  onPrint: () => void;
  notice?: ComponentChildren;
}

export function PaperScreen(props: PaperScreenProps) {
  return (
    <Page
      header={
        <div class={styles.onScreen}>
          <HeaderBar title={props.pageTitle} backHref={props.backHref} />
        </div>
      }
    >
      <Stack>
        <div class={styles.onScreen}>
          <Stack gap="s">
            {props.notice}
            <Button kind="primary" icon="printer" wide onPress={props.onPrint}>
              {t('chronic.paper.print')}
            </Button>
          </Stack>
        </div>
        <article class={styles.paper}>
          <p class={styles.station}>{props.stationName ?? t('chronic.paper.station')}</p>
          <h2 class={styles.title}>{props.paperTitle}</h2>
          <Facts facts={props.who} />
          <Facts facts={props.facts} />
          {props.advice.length > 0 && (
            <div>
              <h3>{t('chronic.visit.advice')}</h3>
              <ul class={styles.advice}>
                {props.advice.map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            </div>
          )}
          <p class={styles.signed}>{props.foot}</p>
        </article>
      </Stack>
    </Page>
  );
}
