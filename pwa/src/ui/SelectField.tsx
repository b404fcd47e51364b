import type { VNode } from 'preact';
import { t } from '#text/text.js';
import type { Choice } from './ChoiceField.js';
import { classNames } from './class-names.js';
import control from './control.module.css';
import { FieldFrame, type FieldWords } from './FieldFrame.js';
import { Icon } from './Icon.js';
import styles from './SelectField.module.css';

export interface SelectFieldProps<V extends string> extends FieldWords {
  choices: readonly Choice<V>[];
  value: V | undefined;
  onChange: (value: V | undefined) => void;
  disabled?: boolean | undefined;
  name?: string | undefined;
}

/** One of many known answers (hamlets, provinces). For two to five answers use ChoiceField: nothing is hidden there. */
export function SelectField<V extends string>(props: SelectFieldProps<V>): VNode {
  return (
    <FieldFrame words={props}>
      {(ids) => (
        <div class={classNames(control.box, styles.box, props.error !== undefined && control.invalid)}>
          <select
            {...ids}
            class={classNames(control.input, styles.select)}
            name={props.name}
            autocomplete="off"
            value={props.value ?? ''}
            disabled={props.disabled}
            onChange={(event) => {
              const chosen = event.currentTarget.value;
              props.onChange(props.choices.find((choice) => choice.value === chosen)?.value);
            }}
          >
            <option value="">{t('ui.choose')}</option>
            {props.choices.map((choice) => (
              <option key={choice.value} value={choice.value}>
                {choice.hint ? `${choice.label} – ${choice.hint}` : choice.label}
              </option>
            ))}
          </select>
          <span class={styles.arrow}>
            <Icon name="chevron-down" />
          </span>
        </div>
      )}
    </FieldFrame>
  );
}
