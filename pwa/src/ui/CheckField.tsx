import styles from './ChoiceField.module.css';
import { FieldFrame, type FieldWords } from './FieldFrame.js';
import { Icon } from './Icon.js';

export interface CheckFieldProps extends Pick<FieldWords, 'label' | 'hint' | 'warning' | 'error'> {
  checked: boolean;
  onChange: (checked: boolean) => void;
  disabled?: boolean | undefined;
}

/** One thing that is so or is not so. */
export function CheckField(props: CheckFieldProps) {
  return (
    <FieldFrame words={{ ...props, label: '' }} bare>
      {(ids) => (
        <label class={styles.choice}>
          <input
            {...ids}
            class={styles.input}
            type="checkbox"
            autocomplete="off"
            checked={props.checked}
            disabled={props.disabled}
            onChange={(event) => props.onChange(event.currentTarget.checked)}
          />
          <span class={styles.face}>
            <span class={styles.box}>
              <Icon name="check" />
            </span>
            <span>{props.label}</span>
          </span>
        </label>
      )}
    </FieldFrame>
  );
}
