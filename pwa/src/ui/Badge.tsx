import type { ComponentChildren } from 'preact';
import styles from './Badge.module.css';
import { classNames } from './class-names.js';
import { Icon } from './Icon.js';
import type { IconName } from './icon-names.js';
import { meaningIcon, meaningWord, type Meaning } from './meaning.js';

export interface BadgeProps {
  meaning?: Meaning | undefined;
  /** Words of its own; without them the meaning's word ("Trễ hẹn"). */
  children?: ComponentChildren;
  icon?: IconName | undefined;
}

/** A state in one or two words. */
export function Badge({ meaning, children, icon }: BadgeProps) {
  const shape = icon ?? (meaning && meaningIcon[meaning]);
  return (
    <span class={classNames(styles.badge, styles[meaning ?? 'plain'])}>
      {shape && <Icon name={shape} />}
      <span>{children ?? (meaning && meaningWord(meaning))}</span>
    </span>
  );
}
