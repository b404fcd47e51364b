import type { ComponentChildren } from 'preact';
import styles from './VisuallyHidden.module.css';

export interface VisuallyHiddenProps {
  children: ComponentChildren;
  /** `status`: said aloud when it changes. */
  role?: 'status' | undefined;
}

/** Words for who listens to the screen instead of seeing it. */
export function VisuallyHidden({ children, role }: VisuallyHiddenProps) {
  return (
    <span class={styles.hidden} role={role}>
      {children}
    </span>
  );
}
