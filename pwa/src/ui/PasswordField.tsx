// A password or PIN: hidden until the person asks to see it.

import { useState } from 'preact/hooks';
import { t } from '#text/text.js';
import { Button } from './Button.js';
import { classNames } from './class-names.js';
import control from './control.module.css';
import { FieldFrame, type FieldWords } from './FieldFrame.js';

export interface PasswordFieldProps extends FieldWords {
  value: string;
  onChange: (value: string) => void;
  /** A PIN gets the number keyboard. */
  pin?: boolean | undefined;
  autoComplete?: 'current-password' | 'new-password' | 'one-time-code' | 'off' | undefined;
  disabled?: boolean | undefined;
  name?: string | undefined;
}

export function PasswordField(props: PasswordFieldProps) {
  const [shown, setShown] = useState(false);
  return (
    <FieldFrame words={props}>
      {(ids) => {
        const input = {
          ...ids,
          class: classNames(control.input, props.pin && control.number),
          name: props.name,
          value: props.value,
          inputMode: props.pin ? 'numeric' : undefined,
          autocapitalize: 'none',
          autocomplete: props.autoComplete ?? (props.pin ? 'off' : 'current-password'),
          spellcheck: false,
          disabled: props.disabled,
          onInput: (event: { currentTarget: HTMLInputElement }) => props.onChange(event.currentTarget.value),
        } as const;
        return (
          <div class={classNames(control.box, props.error !== undefined && control.invalid)}>
            {shown ? <input {...input} type="text" /> : <input {...input} type="password" />}
            <Button kind="quiet" pressed={shown} onPress={() => setShown(!shown)}>
              {shown ? t('ui.hidePassword') : t('ui.showPassword')}
            </Button>
          </div>
        );
      }}
    </FieldFrame>
  );
}
