// What surrounds every question: its label, the last answer with its date, and one line that hints, warns or refuses.

import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { t } from '#text/text.js';
import { classNames } from './class-names.js';
import styles from './FieldFrame.module.css';
import { Icon } from './Icon.js';

export interface FieldWords {
  label: string;
  /** Says "không bắt buộc" beside the label. */
  optional?: boolean | undefined;
  /** The answer of last time, as words, and the day it was given, as words. */
  lastValue?: { value: string; on: string } | undefined;
  hint?: string | undefined;
  /** Spoken while typing; does not block saving. */
  warning?: string | undefined;
  /** Blocks saving: only for what is impossible or missing. */
  error?: string | undefined;
}

export interface ControlIds {
  id: string;
  'aria-describedby': string;
  'aria-invalid': boolean | undefined;
}

export interface FieldFrameProps {
  words: FieldWords;
  /** A set of choices is a group with a legend; a single control has a label. */
  group?: boolean;
  /** The control brings its own label, as a check box does. */
  bare?: boolean;
  children: (ids: ControlIds) => ComponentChildren;
}

export function FieldFrame({ words, group = false, bare = false, children }: FieldFrameProps) {
  const id = useId();
  const describedBy = words.lastValue ? `${id}-last ${id}-message` : `${id}-message`;
  const label = (
    <>
      {words.label}
      {words.optional && <span class={styles.optional}> ({t('ui.optional')})</span>}
    </>
  );
  const inside = (
    <>
      {words.lastValue && (
        <p class={styles.last} id={`${id}-last`}>
          {t('ui.lastValue', words.lastValue)}
        </p>
      )}
      {children({ id, 'aria-describedby': describedBy, 'aria-invalid': words.error ? true : undefined })}
      <FieldMessage id={`${id}-message`} words={words} />
    </>
  );
  if (group) {
    return (
      <fieldset class={styles.field} aria-describedby={describedBy}>
        <legend class={styles.label}>{label}</legend>
        {inside}
      </fieldset>
    );
  }
  return (
    <div class={styles.field}>
      {!bare && (
        <label class={styles.label} for={id}>
          {label}
        </label>
      )}
      {inside}
    </div>
  );
}

/** Always in the page, so that a screen reader notices when words appear in it. */
function FieldMessage({ id, words }: { id: string; words: FieldWords }) {
  return (
    <div id={id} aria-live="polite">
      {words.error && (
        <p class={classNames(styles.message, styles.error)}>
          <Icon name="octagon-x" />
          <span>{words.error}</span>
        </p>
      )}
      {!words.error && words.warning && (
        <p class={classNames(styles.message, styles.warning)}>
          <Icon name="triangle-alert" />
          <span>{words.warning}</span>
        </p>
      )}
      {!words.error && words.hint && <p class={styles.hint}>{words.hint}</p>}
    </div>
  );
}
