import type { ComponentChildren } from 'preact';
import { t } from '#text/text.js';
import styles from './Facts.module.css';

export interface Fact {
  label: string;
  /** Nothing known is said as "Chưa rõ", never left empty. */
  value: ComponentChildren;
}

/** What is known, each with its name. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl class={styles.facts}>
      {facts.map(({ label, value }) => (
        <div key={label} class={styles.fact}>
          <dt class={styles.label}>{label}</dt>
          <dd>{value === undefined || value === null || value === '' ? t('ui.unknown') : value}</dd>
        </div>
      ))}
    </dl>
  );
}
