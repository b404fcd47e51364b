import type { VNode } from 'preact';
import { formatNumber } from '#text/format-number.js';
import styles from './FilterChips.module.css';
import { Icon } from './Icon.js';

export interface FilterChip<V extends string> {
  value: V;
  label: string;
  count?: number | undefined;
}

export interface FilterChipsProps<V extends string> {
  /** Said aloud: what the chips filter. */
  label: string;
  chips: readonly FilterChip<V>[];
  /** None chosen means everything is shown. */
  chosen: readonly V[];
  onChange: (chosen: readonly V[]) => void;
  /** Choosing one lets the other go. */
  single?: boolean | undefined;
}

export function FilterChips<V extends string>(props: FilterChipsProps<V>): VNode {
  const toggle = (value: V): void => {
    const on = props.chosen.includes(value);
    const others = props.single ? [] : props.chosen.filter((chosen) => chosen !== value);
    props.onChange(on ? others : [...others, value]);
  };
  return (
    <div class={styles.chips} role="group" aria-label={props.label}>
      {props.chips.map(({ value, label, count }) => {
        const on = props.chosen.includes(value);
        return (
          <button
            key={value}
            type="button"
            class={styles.chip}
            aria-pressed={on}
            onClick={() => toggle(value)}
          >
            {on && <Icon name="check" />}
            <span>{label}</span>
            {count !== undefined && <span class={styles.count}>{formatNumber(count)}</span>}
          </button>
        );
      })}
    </div>
  );
}
