// One outline icon, drawn in the colour of the words beside it. It never stands alone, so it is silent for screen readers.

import styles from './Icon.module.css';
import { icons } from './icons.table.js';
import type { IconName } from './icon-names.js';

export interface IconProps {
  name: IconName;
  /** `m` grows with the text around it; `l` is for places and empty pages. */
  size?: 'm' | 'l';
}

export function Icon({ name, size = 'm' }: IconProps) {
  return (
    <svg
      class={size === 'l' ? styles.large : styles.icon}
      viewBox="0 0 24 24"
      aria-hidden="true"
      focusable="false"
    >
      <path d={icons[name]} />
    </svg>
  );
}
