import { t } from '#text/text.js';
import { Icon } from './Icon.js';
import styles from './Snackbar.module.css';
import type { SnackbarQueue } from './snackbar-queue.js';

/** The one place where snackbars appear; given to the Shell. */
export function Snackbar({ queue }: { queue: SnackbarQueue }) {
  const snack = queue.current.value;
  const act = (run: () => void): void => {
    queue.dismiss();
    run();
  };
  // The live region is always there: words that arrive in it are spoken.
  return (
    <div
      role="status"
      onPointerEnter={queue.hold}
      onPointerLeave={queue.release}
      onFocusIn={queue.hold}
      onFocusOut={queue.release}
    >
      {snack && (
        <div class={styles.snack}>
          <p class={styles.text}>{snack.text}</p>
          <div class={styles.actions}>
            {snack.undo && (
              <button type="button" class={styles.action} onClick={() => snack.undo && act(snack.undo)}>
                <Icon name="undo-2" />
                <span>{t('ui.undo')}</span>
              </button>
            )}
            {snack.next && (
              <button type="button" class={styles.action} onClick={() => snack.next && act(snack.next.run)}>
                {snack.next.label}
              </button>
            )}
            <button type="button" class={styles.action} onClick={queue.dismiss}>
              {t('ui.close')}
            </button>
          </div>
        </div>
      )}
    </div>
  );
}
