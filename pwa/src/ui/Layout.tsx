// How things stand on a page: the page itself, sections, cards, and even distances between them.

import type { ComponentChildren } from 'preact';
import { classNames } from './class-names.js';
import styles from './Layout.module.css';

export interface PageProps {
  /** A HeaderBar. */
  header?: ComponentChildren;
  children: ComponentChildren;
  /** StickyActions. */
  foot?: ComponentChildren;
  /** Tables and dashboards take the whole width; text and forms stay readable. */
  wide?: boolean | undefined;
}

export function Page({ header, children, foot, wide }: PageProps) {
  return (
    <div class={styles.page}>
      {header}
      <div class={classNames(styles.body, wide && styles.wide)}>{children}</div>
      {foot}
    </div>
  );
}

interface Children {
  children: ComponentChildren;
}

export interface StackProps extends Children {
  gap?: 's' | 'm' | 'l' | undefined;
}

/** One under the other. */
export function Stack({ children, gap = 'm' }: StackProps) {
  return <div class={classNames(styles.stack, styles[gap])}>{children}</div>;
}

/** Side by side while there is room. */
export function Row({ children }: Children) {
  return <div class={styles.row}>{children}</div>;
}

export interface SectionProps extends Children {
  title: string;
  /** A quiet button at the end of the title's line. */
  action?: ComponentChildren;
}

export function Section({ title, action, children }: SectionProps) {
  return (
    <section class={styles.section}>
      <div class={styles.sectionHead}>
        <h2 class={styles.sectionTitle}>{title}</h2>
        {action}
      </div>
      {children}
    </section>
  );
}

export interface CardProps extends Children {
  /** Without inner distance: for a list, whose rows reach the edge. */
  flush?: boolean | undefined;
}

export function Card({ children, flush }: CardProps) {
  return <div class={classNames(styles.card, flush && styles.flush)}>{children}</div>;
}
