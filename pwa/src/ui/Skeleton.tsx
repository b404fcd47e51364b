import { t } from '#text/text.js';
import { classNames } from './class-names.js';
import styles from './Skeleton.module.css';
import { VisuallyHidden } from './VisuallyHidden.js';

/** The shape of what is coming. For a list give its usual number of rows, so that nothing jumps when it arrives. */
export function Skeleton({ rows = 3 }: { rows?: number }) {
  return (
    <div role="status">
      <VisuallyHidden>{t('ui.loading')}</VisuallyHidden>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} class={styles.row} aria-hidden="true">
          <div class={styles.bar} />
          <div class={classNames(styles.bar, styles.short)} />
        </div>
      ))}
    </div>
  );
}
