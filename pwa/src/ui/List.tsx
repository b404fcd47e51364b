// Rows of people or things. A row is one big target with at most one quick action beside it.

import { toChildArray, type ComponentChildren } from 'preact';
import { classNames } from './class-names.js';
import { Icon } from './Icon.js';
import type { IconName } from './icon-names.js';
import styles from './List.module.css';

export interface ListProps {
  children: ComponentChildren;
  label?: string | undefined;
}

export function List({ children, label }: ListProps) {
  return (
    <ul role="list" class={styles.list} aria-label={label}>
      {toChildArray(children).map((child, index) => (
        <li key={keyOf(child, index)}>{child}</li>
      ))}
    </ul>
  );
}

function keyOf(child: ReturnType<typeof toChildArray>[number], index: number): string | number {
  return typeof child === 'object' && 'key' in child ? String(child.key ?? index) : index;
}

export interface QuickAction {
  /** Said aloud in full ("Gọi Nguyễn Thị An"). */
  label: string;
  /** Shown ("Gọi"). */
  word: string;
  icon: IconName;
  href?: string | undefined;
  onPress?: (() => void) | undefined;
}

export interface ListRowProps {
  title: ComponentChildren;
  /** Each on its own line under the title: why, where. */
  lines?: readonly ComponentChildren[] | undefined;
  /** Words somebody typed may be long: two lines of them are enough to know the row by. */
  clampLines?: boolean | undefined;
  /** Badges under the lines: how late, what kind. */
  badges?: ComponentChildren;
  icon?: IconName | undefined;
  href?: string | undefined;
  onPress?: (() => void) | undefined;
  selected?: boolean | undefined;
  action?: QuickAction | undefined;
}

export function ListRow(props: ListRowProps) {
  const body = (
    <>
      {props.icon && (
        <span class={styles.icon}>
          <Icon name={props.icon} size="l" />
        </span>
      )}
      <span class={styles.words}>
        <span class={styles.title}>{props.title}</span>
        {props.lines?.map((line, index) => (
          <span key={index} class={classNames(styles.line, props.clampLines && styles.clamped)}>
            {line}
          </span>
        ))}
        {props.badges && <span class={styles.badges}>{props.badges}</span>}
      </span>
      {(props.href ?? props.onPress) && !props.action && (
        <span class={styles.arrow}>
          <Icon name="chevron-right" />
        </span>
      )}
    </>
  );
  return (
    <div class={classNames(styles.row, props.selected && styles.selected)}>
      {props.href !== undefined && (
        <a class={styles.target} href={props.href} aria-current={props.selected ? 'true' : undefined}>
          {body}
        </a>
      )}
      {props.href === undefined && props.onPress && (
        <button
          type="button"
          class={styles.target}
          aria-current={props.selected ? 'true' : undefined}
          onClick={() => props.onPress?.()}
        >
          {body}
        </button>
      )}
      {props.href === undefined && !props.onPress && <div class={styles.target}>{body}</div>}
      {props.action && <RowAction {...props.action} />}
    </div>
  );
}

function RowAction({ label, word, icon, href, onPress }: QuickAction) {
  const face = (
    <>
      <Icon name={icon} />
      <span aria-hidden="true">{word}</span>
    </>
  );
  if (href !== undefined) {
    return (
      <a class={styles.action} href={href} aria-label={label}>
        {face}
      </a>
    );
  }
  return (
    <button type="button" class={styles.action} aria-label={label} onClick={() => onPress?.()}>
      {face}
    </button>
  );
}

/** The name of a group of rows, with how many there are. */
export function GroupTitle({ children, count }: { children: ComponentChildren; count?: string | undefined }) {
  return (
    <h2 class={styles.group}>
      <span>{children}</span>
      {count !== undefined && <span class={styles.count}>{count}</span>}
    </h2>
  );
}
