// The head of the card, and of the plan, on paper: whose it is, from where, of which day, and the QR that opens the child at the station.

import { formatLocalDate, type LocalDate } from '@tram/shared-schema/local-date.js';
import type { Result } from '@tram/shared-schema/result.js';
import { sexWord } from '#people/person-words.js';
import { QUIET_ZONE, qrPath, type DrawQrFailure, type QrSquares } from '#people/qr-squares.js';
import { groupedSlipText } from '#people/slip.js';
import { t } from '#text/text.js';
import type { VaccineRecord } from '../vaccine-record.js';
import styles from './CardScreen.module.css';

export interface PrintedHeadProps {
  record: VaccineRecord;
  stationName: string | undefined;
  qr: Result<QrSquares, DrawQrFailure> | undefined;
  slipText: string;
  today: LocalDate;
  /** What this paper is; the card where nothing is said. */
  title?: string;
}

export function PrintedHead({
  record: { person },
  stationName,
  qr,
  slipText,
  today,
  title = t('vaccines.cardTitle'),
}: PrintedHeadProps) {
  const born = person.birthDate === undefined ? t('ui.unknown') : formatLocalDate(person.birthDate);
  return (
    <div class={styles.head}>
      <div class={styles.code}>{qr?.ok && <QrCode squares={qr.value} />}</div>
      <div>
        <p>{stationName ?? t('papers.slipOf')}</p>
        <p class={styles.title}>
          {title}: {person.name}
        </p>
        <p>
          {t('people.born', { date: born })} · {sexWord(person.sex)}
        </p>
        <p>{t('vaccines.printOn', { date: formatLocalDate(today) })}</p>
        <p class={styles.typed}>{groupedSlipText(slipText)}</p>
      </div>
    </div>
  );
}

function QrCode({ squares }: { squares: QrSquares }) {
  const side = squares.size + 2 * QUIET_ZONE;
  return (
    <svg
      viewBox={`0 0 ${side} ${side}`}
      role="img"
      aria-label={t('papers.slipQr')}
      shape-rendering="crispEdges"
    >
      <rect width={side} height={side} fill="#ffffff" />
      <path d={qrPath(squares)} fill="#000000" />
    </svg>
  );
}
