// What stands ready and is not shown. Taken out of the page, it would have to be made, styled and laid out again within
// the keystroke that needs it; asleep it only has to be painted.

import { useComputed, type ReadonlySignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import styles from './Standing.module.css';

export interface StandingProps {
  asleep: ReadonlySignal<boolean>;
  /** `presentation`: between a list and its rows. */
  role?: 'presentation' | undefined;
  children: ComponentChildren;
}

export function Standing({ asleep, role, children }: StandingProps) {
  const look = useComputed(() => (asleep.value ? styles.asleep : ''));
  const isUnread = useComputed(() => (asleep.value ? ('true' as const) : undefined));
  return (
    <div role={role} class={look} aria-hidden={isUnread}>
      {children}
    </div>
  );
}
