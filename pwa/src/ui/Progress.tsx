import { useId } from 'preact/hooks';
import { formatNumber } from '#text/format-number.js';
import { formatTimeLeft } from '#text/format-time.js';
import { t } from '#text/text.js';
import styles from './Progress.module.css';

export interface ProgressProps {
  label: string;
  done: number;
  /** Unknown while it is still being counted. */
  total?: number | undefined;
  secondsLeft?: number | undefined;
}

/** Anything over two seconds: how much is done, of how much, and how long it may still take. */
export function Progress({ label, done, total, secondsLeft }: ProgressProps) {
  const id = useId();
  const count =
    total === undefined
      ? formatNumber(done)
      : t('ui.progressOf', { done: formatNumber(done), total: formatNumber(total) });
  // Rounded down: a hundred is said when all is there.
  const percent = total !== undefined && total > 0 && `${Math.floor((100 * done) / total)}%`;
  const words = [
    percent,
    count,
    secondsLeft !== undefined && t('ui.timeLeft', { time: formatTimeLeft(secondsLeft) }),
  ];
  return (
    <div class={styles.progress}>
      <label class={styles.label} for={id}>
        {label}
      </label>
      <progress id={id} class={styles.bar} value={total === undefined ? undefined : done} max={total ?? 1} />
      <p class={styles.words}>{words.filter(Boolean).join(' · ')}</p>
    </div>
  );
}
