// A number with its unit inside the box. What was typed is kept as text, so that a draft loses nothing; read it with
// `parseTypedNumber`.

import { useState } from 'preact/hooks';
import { t } from '#text/text.js';
import { classNames } from './class-names.js';
import control from './control.module.css';
import { FieldFrame, type FieldWords } from './FieldFrame.js';
import { parseTypedNumber } from './typed-number.js';

export interface NumberFieldProps extends FieldWords {
  value: string;
  onChange: (text: string) => void;
  onBlur?: (() => void) | undefined;
  unit?: string | undefined;
  /** Whole numbers get the keyboard without a decimal sign. */
  whole?: boolean | undefined;
  disabled?: boolean | undefined;
  name?: string | undefined;
}

export function NumberField(props: NumberFieldProps) {
  const [left, setLeft] = useState(false);
  const reading = parseTypedNumber(props.value);
  const unreadable = left && !reading.ok && reading.error.kind === 'not-a-number';
  const error = props.error ?? (unreadable ? t('ui.notANumber') : undefined);
  return (
    <FieldFrame words={{ ...props, error }}>
      {(ids) => (
        <div class={classNames(control.box, error !== undefined && control.invalid)}>
          <input
            {...ids}
            class={classNames(control.input, control.number)}
            name={props.name}
            value={props.value}
            inputMode={props.whole ? 'numeric' : 'decimal'}
            autocomplete="off"
            disabled={props.disabled}
            onInput={(event) => props.onChange(event.currentTarget.value)}
            onFocus={() => setLeft(false)}
            onBlur={() => {
              setLeft(true);
              props.onBlur?.();
            }}
          />
          {props.unit && <span class={control.unit}>{props.unit}</span>}
        </div>
      )}
    </FieldFrame>
  );
}
