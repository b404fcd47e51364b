// A slip as it will be printed, and the button that prints it. On paper nothing else of the page is left.

import type { Result } from '@tram/shared-schema/result.js';
import { t } from '#text/text.js';
import { Button } from '#ui/Button.js';
import { HeaderBar } from '#ui/HeaderBar.js';
import { Page, Stack } from '#ui/Layout.js';
import { Refusal } from '#ui/Notice.js';
import { Skeleton } from '#ui/Skeleton.js';
import { QUIET_ZONE, qrPath, type DrawQrFailure, type QrSquares } from '../qr-squares.js';
import { groupedSlipText, type Slip } from '../slip.js';
import styles from './SlipScreen.module.css';

export interface SlipScreenProps {
  pageTitle: string;
  slip: Slip;
  stationName: string | undefined;
  /** Undefined while it is being drawn. */
  qr: Result<QrSquares, DrawQrFailure> | undefined;
  backHref: string;
  onPrint: () => void;
}

export function SlipScreen(props: SlipScreenProps) {
  const { slip, qr } = props;
  return (
    <Page
      header={
        <div class={styles.onScreen}>
          <HeaderBar title={props.pageTitle} backHref={props.backHref} />
        </div>
      }
    >
      <Stack>
        {qr && !qr.ok && (
          <div class={styles.onScreen}>
            <Refusal
              what={t('papers.qrFailed')}
              why={t('papers.qrFailedWhy')}
              whatNow={t('papers.qrFailedNow')}
            />
          </div>
        )}
        <article class={styles.slip}>
          <div class={styles.code}>
            {qr === undefined && <Skeleton rows={2} />}
            {qr?.ok && <QrCode squares={qr.value} />}
          </div>
          <div class={styles.words}>
            <p class={styles.station}>{props.stationName ?? t('papers.slipOf')}</p>
            <h2 class={styles.title}>{slip.title}</h2>
            {slip.lines.map((line) => (
              <p key={line}>{line}</p>
            ))}
            {slip.temporaryCode !== undefined && (
              <p class={styles.temporary}>
                {t('papers.codeTitle')} <strong class={styles.letters}>{slip.temporaryCode}</strong>
              </p>
            )}
          </div>
          <p class={styles.typed}>{groupedSlipText(slip.text)}</p>
          <p class={styles.hint}>{t('papers.slipScan')}</p>
        </article>
        <div class={styles.onScreen}>
          <Stack>
            <p>{t('papers.slipNothingPersonal')}</p>
            <Button kind="primary" icon="printer" disabled={qr === undefined} onPress={props.onPrint}>
              {t('papers.print')}
            </Button>
          </Stack>
        </div>
      </Stack>
    </Page>
  );
}

function QrCode({ squares }: { squares: QrSquares }) {
  const side = squares.size + 2 * QUIET_ZONE;
  return (
    <svg
      class={styles.qr}
      viewBox={`0 0 ${side} ${side}`}
      role="img"
      aria-label={t('papers.slipQr')}
      shape-rendering="crispEdges"
    >
      <rect width={side} height={side} class={styles.light} />
      <path d={qrPath(squares)} class={styles.dark} />
    </svg>
  );
}
