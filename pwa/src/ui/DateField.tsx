// A date typed on the number keyboard: day, month and year, or only what is known. Kept as text; read it with
// `parseTypedDate`, and say it back as the hint ("5 tháng 6, 2009 · 17 tuổi").

import { formatLocalDate, parseTypedDate } from '@tram/shared-schema/local-date.js';
import type { TargetedInputEvent } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '#text/text.js';
import { classNames } from './class-names.js';
import control from './control.module.css';
import { FieldFrame, type FieldWords } from './FieldFrame.js';
import { slashTypedDate } from './typed-date.js';

export interface DateFieldProps extends FieldWords {
  value: string;
  onChange: (text: string) => void;
  onBlur?: (() => void) | undefined;
  disabled?: boolean | undefined;
  name?: string | undefined;
}

export function DateField(props: DateFieldProps) {
  const [left, setLeft] = useState(false);
  const reading = parseTypedDate(props.value);
  const unreadable = left && !reading.ok && props.value.trim() !== '';
  const error = props.error ?? (unreadable ? t('ui.notADate') : undefined);

  const type = (event: TargetedInputEvent<HTMLInputElement>): void => {
    const input = event.currentTarget;
    const atEnd = input.selectionStart === input.value.length;
    const added = event.inputType.startsWith('insert');
    props.onChange(atEnd && added ? slashTypedDate(input.value) : input.value);
  };
  const leave = (): void => {
    setLeft(true);
    if (reading.ok) props.onChange(formatLocalDate(reading.value));
    props.onBlur?.();
  };
  return (
    <FieldFrame words={{ ...props, error }}>
      {(ids) => (
        <div class={classNames(control.box, error !== undefined && control.invalid)}>
          <input
            {...ids}
            class={classNames(control.input, control.number)}
            name={props.name}
            value={props.value}
            inputMode="numeric"
            autocomplete="off"
            placeholder={t('ui.datePattern')}
            disabled={props.disabled}
            onInput={type}
            onFocus={() => setLeft(false)}
            onBlur={leave}
          />
        </div>
      )}
    </FieldFrame>
  );
}
