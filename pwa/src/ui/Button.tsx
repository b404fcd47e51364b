// Something to press. What it does is written on it; while it is doing it, it says so and cannot be pressed twice.

import type { ComponentChildren } from 'preact';
import { t } from '#text/text.js';
import styles from './Button.module.css';
import { classNames } from './class-names.js';
import { Icon } from './Icon.js';
import type { IconName } from './icon-names.js';

export type ButtonKind = 'primary' | 'secondary' | 'quiet' | 'stop';

interface ButtonLook {
  children: ComponentChildren;
  kind?: ButtonKind | undefined;
  icon?: IconName | undefined;
  /** A second line under the words. */
  note?: string | undefined;
  /** As wide as its column. */
  wide?: boolean | undefined;
}

export interface ButtonProps extends ButtonLook {
  onPress?: (() => void) | undefined;
  type?: 'button' | 'submit' | undefined;
  busy?: boolean | undefined;
  /** Said instead of the label while busy, for example "Đang lưu…". */
  busyText?: string | undefined;
  disabled?: boolean | undefined;
  /** For a button that stays in: on or off. */
  pressed?: boolean | undefined;
  /** The id of words that explain the button, for example why it cannot be pressed. */
  describedBy?: string | undefined;
}

const look = ({ kind = 'secondary', wide }: ButtonLook): string =>
  classNames(styles.button, styles[kind], wide && styles.wide);

export function Button(props: ButtonProps) {
  const { busy = false, type = 'button', onPress } = props;
  // `aria-disabled`, not `disabled`: the focus must not fall off the button while it works.
  const press = (event: Event): void => {
    if (busy) event.preventDefault();
    else onPress?.();
  };
  return (
    <button
      type={type}
      class={look(props)}
      disabled={props.disabled}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      aria-pressed={props.pressed}
      aria-describedby={props.describedBy}
      onClick={press}
    >
      {busy ? <Icon name="hourglass" /> : props.icon && <Icon name={props.icon} />}
      <span>
        {busy ? (props.busyText ?? t('ui.working')) : props.children}
        {props.note && <span class={styles.note}>{props.note}</span>}
      </span>
    </button>
  );
}

export interface LinkButtonProps extends ButtonLook {
  href: string;
  /** For a file: the name it is saved under. */
  download?: string | undefined;
}

/** Looks like a button, goes to a page (or dials, or downloads). */
export function LinkButton(props: LinkButtonProps) {
  return (
    <a class={look(props)} href={props.href} download={props.download}>
      {props.icon && <Icon name={props.icon} />}
      <span>
        {props.children}
        {props.note && <span class={styles.note}>{props.note}</span>}
      </span>
    </a>
  );
}
