import type { ComponentChildren } from 'preact';
import styles from './EmptyState.module.css';
import { Icon } from './Icon.js';
import type { IconName } from './icon-names.js';

export interface EmptyStateProps {
  icon: IconName;
  title: string;
  /** What to do. */
  hint?: ComponentChildren;
  actions?: ComponentChildren;
}

/** Nothing here, and what to do about it. */
export function EmptyState({ icon, title, hint, actions }: EmptyStateProps) {
  return (
    <div class={styles.empty}>
      <span class={styles.icon}>
        <Icon name={icon} size="l" />
      </span>
      <p class={styles.title}>{title}</p>
      {hint && <div class={styles.hint}>{hint}</div>}
      {actions && <div class={styles.actions}>{actions}</div>}
    </div>
  );
}
