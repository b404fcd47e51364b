import type { ComponentChildren } from 'preact';
import { classNames } from './class-names.js';
import control from './control.module.css';
import { FieldFrame, type FieldWords } from './FieldFrame.js';

interface TextProps extends FieldWords {
  value: string;
  /** Give the text back unchanged: trimming or folding it while a Vietnamese syllable is being composed breaks the syllable. */
  onChange: (value: string) => void;
  onBlur?: (() => void) | undefined;
  placeholder?: string | undefined;
  disabled?: boolean | undefined;
  name?: string | undefined;
}

export interface TextFieldProps extends TextProps {
  inputMode?: 'text' | 'numeric' | 'tel' | 'email' | 'url' | undefined;
  autoCapitalize?: 'none' | 'words' | 'sentences' | undefined;
  autoComplete?: string | undefined;
  /** A button inside the box, for example "Quét". */
  action?: ComponentChildren;
}

export function TextField(props: TextFieldProps) {
  return (
    <FieldFrame words={props}>
      {(ids) => (
        <div class={classNames(control.box, props.error !== undefined && control.invalid)}>
          <input
            {...ids}
            class={control.input}
            name={props.name}
            value={props.value}
            inputMode={props.inputMode}
            autocapitalize={props.autoCapitalize}
            autocomplete={props.autoComplete ?? 'off'}
            spellcheck={false}
            placeholder={props.placeholder}
            disabled={props.disabled}
            onInput={(event) => props.onChange(event.currentTarget.value)}
            onBlur={() => props.onBlur?.()}
          />
          {props.action}
        </div>
      )}
    </FieldFrame>
  );
}

export interface TextAreaProps extends TextProps {
  rows?: number | undefined;
}

export function TextArea(props: TextAreaProps) {
  return (
    <FieldFrame words={props}>
      {(ids) => (
        <div class={classNames(control.box, props.error !== undefined && control.invalid)}>
          <textarea
            {...ids}
            class={control.input}
            name={props.name}
            value={props.value}
            rows={props.rows ?? 3}
            // Else browsers keep what is typed on the disk, in clear, to restore a page that was closed.
            autocomplete="off"
            spellcheck={false}
            placeholder={props.placeholder}
            disabled={props.disabled}
            onInput={(event) => props.onChange(event.currentTarget.value)}
            onBlur={() => props.onBlur?.()}
          />
        </div>
      )}
    </FieldFrame>
  );
}
