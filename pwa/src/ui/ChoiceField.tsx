// A few answers side by side, each big enough for a thumb. One answer (`ChoiceField`) or several (`MultiChoiceField`).

import type { VNode } from 'preact';
import { useId } from 'preact/hooks';
import styles from './ChoiceField.module.css';
import { FieldFrame, type FieldWords } from './FieldFrame.js';
import { Icon } from './Icon.js';

export interface Choice<V extends string> {
  value: V;
  label: string;
  hint?: string | undefined;
}

interface ChoicesProps<V extends string> extends FieldWords {
  choices: readonly Choice<V>[];
  disabled?: boolean | undefined;
}

export interface ChoiceFieldProps<V extends string> extends ChoicesProps<V> {
  value: V | undefined;
  onChange: (value: V) => void;
}

export function ChoiceField<V extends string>(props: ChoiceFieldProps<V>): VNode {
  const name = useId();
  return (
    <FieldFrame words={props} group>
      {() => (
        <div class={styles.choices}>
          {props.choices.map((choice) => (
            <label key={choice.value} class={styles.choice}>
              <input
                class={styles.input}
                type="radio"
                autocomplete="off"
                name={name}
                checked={props.value === choice.value}
                disabled={props.disabled}
                onChange={() => props.onChange(choice.value)}
              />
              <ChoiceFace choice={choice} />
            </label>
          ))}
        </div>
      )}
    </FieldFrame>
  );
}

export interface MultiChoiceFieldProps<V extends string> extends ChoicesProps<V> {
  values: readonly V[];
  onChange: (values: readonly V[]) => void;
}

export function MultiChoiceField<V extends string>(props: MultiChoiceFieldProps<V>): VNode {
  const toggle = (value: V): void => {
    const without = props.values.filter((chosen) => chosen !== value);
    props.onChange(without.length < props.values.length ? without : [...props.values, value]);
  };
  return (
    <FieldFrame words={props} group>
      {() => (
        <div class={styles.choices}>
          {props.choices.map((choice) => (
            <label key={choice.value} class={styles.choice}>
              <input
                class={styles.input}
                type="checkbox"
                autocomplete="off"
                checked={props.values.includes(choice.value)}
                disabled={props.disabled}
                onChange={() => toggle(choice.value)}
              />
              <ChoiceFace choice={choice} />
            </label>
          ))}
        </div>
      )}
    </FieldFrame>
  );
}

function ChoiceFace<V extends string>({ choice }: { choice: Choice<V> }) {
  return (
    <span class={styles.face}>
      <span class={styles.tick}>
        <Icon name="check" />
      </span>
      <span>
        {choice.label}
        {choice.hint && <span class={styles.hint}>{choice.hint}</span>}
      </span>
    </span>
  );
}
