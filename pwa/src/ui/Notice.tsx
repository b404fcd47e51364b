// Something the person must know before going on. A refusal has three parts: what, why, what now.

import type { ComponentChildren } from 'preact';
import { classNames } from './class-names.js';
import { Icon } from './Icon.js';
import type { IconName } from './icon-names.js';
import { meaningIcon, noticeWord, type Meaning } from './meaning.js';
import styles from './Notice.module.css';
import { VisuallyHidden } from './VisuallyHidden.js';

export interface NoticeProps {
  meaning?: Meaning | undefined;
  /** What. */
  title: string;
  /** Why. */
  why?: ComponentChildren;
  /** What now. */
  whatNow?: ComponentChildren;
  /** Buttons. */
  actions?: ComponentChildren;
  icon?: IconName | undefined;
  /** `polite` when it appears while somebody is at work, `assertive` for a refusal of what was just pressed. */
  live?: 'polite' | 'assertive' | undefined;
}

export function Notice(props: NoticeProps) {
  const { meaning } = props;
  const role = props.live === 'assertive' ? 'alert' : props.live === 'polite' ? 'status' : undefined;
  return (
    <div class={classNames(styles.notice, styles[meaning ?? 'plain'])} role={role}>
      <Icon name={props.icon ?? (meaning ? meaningIcon[meaning] : 'info')} />
      <div class={styles.words}>
        <p class={styles.title}>
          {meaning && <VisuallyHidden>{noticeWord(meaning)}: </VisuallyHidden>}
          {props.title}
        </p>
        {props.why && <div>{props.why}</div>}
        {props.whatNow && <div>{props.whatNow}</div>}
        {props.actions && <div class={styles.actions}>{props.actions}</div>}
      </div>
    </div>
  );
}

export interface RefusalProps {
  what: string;
  why: string;
  whatNow: string;
  actions?: ComponentChildren;
}

/** What was asked for could not be done. All three parts are asked for by the compiler. */
export function Refusal(props: RefusalProps) {
  return (
    <Notice
      meaning="stop"
      live="assertive"
      title={props.what}
      why={props.why}
      whatNow={<strong>{props.whatNow}</strong>}
      actions={props.actions}
    />
  );
}
