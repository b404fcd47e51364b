// What stands ready and is not shown. Taken out of the page, it would have to be made, styled and laid out again within
// the keystroke that needs it; asleep it only has to be painted.

import { useComputed, type ReadonlySignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import styles from './Standing.module.css';

export interface StandingProps {
  asleep: ReadonlySignal<boolean>;
  children: ComponentChildren;
}

export function Standing({ asleep, children }: StandingProps) {
  const look = useComputed(() => (asleep.value ? styles.asleep : ''));
  const isUnread = useComputed(() => (asleep.value ? ('true' as const) : undefined));
  return (
    <div class={look} aria-hidden={isUnread}>
      {children}
    </div>
  );
}
