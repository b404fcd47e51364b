import { effect, type ReadonlySignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { t } from '#text/text.js';
import { Button } from './Button.js';
import { useComposedInput } from './composed-input.js';
import control from './control.module.css';
import { Icon } from './Icon.js';
import styles from './SearchBox.module.css';

export interface SearchBoxProps {
  /** What can be typed: "Tên, số CCCD, số điện thoại". Shown in the empty box and said aloud. */
  label: string;
  query: string | ReadonlySignal<string>;
  onQuery: (query: string) => void;
  /** The search key of the keyboard: open the first result. */
  onSubmit?: ((query: string) => void) | undefined;
  autoFocus?: boolean | undefined;
  inputMode?: 'text' | 'numeric' | undefined;
}

export function SearchBox({ label, query, onQuery, onSubmit, autoFocus, inputMode }: SearchBoxProps) {
  const input = useRef<HTMLInputElement>(null);
  const typed = useComposedInput(query, onQuery);
  const { isEmpty } = typed;
  // Not a property of the drawing, which can only empty it: the browser styles a placeholder anew at every letter, seen or not.
  useLayoutEffect(
    () =>
      effect(() => {
        if (isEmpty.value) input.current?.setAttribute('placeholder', label);
        else input.current?.removeAttribute('placeholder');
      }),
    [isEmpty, label],
  );
  const submit = (event: Event): void => {
    event.preventDefault();
    typed.set(typed.text);
    onSubmit?.(typed.text);
  };
  const clear = (): void => {
    typed.set('');
    input.current?.focus();
  };
  return (
    <form role="search" class={control.box} onSubmit={submit}>
      <span class={styles.icon}>
        <Icon name="search" />
      </span>
      <input
        ref={input}
        class={control.input}
        type="search"
        aria-label={label}
        value={typed.text}
        inputMode={inputMode}
        enterKeyHint="search"
        autocomplete="off"
        autocapitalize="none"
        spellcheck={false}
        // The page is opened in order to type here.
        autoFocus={autoFocus}
        {...typed.handlers}
      />
      {/* Made once and hidden: to make it would be a part of the first letter's wait. */}
      <span class={styles.clear} hidden={isEmpty}>
        <Button kind="quiet" onPress={clear}>
          {t('ui.clear')}
        </Button>
      </span>
    </form>
  );
}
