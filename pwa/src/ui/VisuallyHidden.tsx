import type { ComponentChildren } from 'preact';
import styles from './VisuallyHidden.module.css';

/** Words for who listens to the screen instead of seeing it. */
export function VisuallyHidden({ children }: { children: ComponentChildren }) {
  return <span class={styles.hidden}>{children}</span>;
}
