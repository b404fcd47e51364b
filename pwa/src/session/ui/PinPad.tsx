// Six figures by large keys, or by a keyboard. What is typed is shown as dots; it is in no field a browser could remember.

import { useLayoutEffect, useRef } from 'preact/hooks';
import { t } from '#text/text.js';
import { classNames } from '#ui/class-names.js';
import { Icon } from '#ui/Icon.js';
import { VisuallyHidden } from '#ui/VisuallyHidden.js';
import { PIN_LENGTH } from '../pin.js';
import styles from './PinPad.module.css';

export interface PinPadProps {
  /** What is asked for: read out before the dots. */
  label: string;
  typed: string;
  onTyped: (typed: string) => void;
  /** While it is looked at, or a wait must pass. */
  disabled: boolean;
  /** Said instead of the count while it is looked at. */
  busyText?: string | undefined;
  /** In the free corner beside the nought. */
  passkey?: (() => void) | undefined;
}

const ROWS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

export function PinPad({ label, typed, onTyped, disabled, busyText, passkey }: PinPadProps) {
  // Keys come faster than drawings: each must see what the one before typed.
  const latest = useRef(typed);
  latest.current = typed;
  const write = (next: string): void => {
    if (disabled || next.length > PIN_LENGTH) return;
    latest.current = next;
    onTyped(next);
  };
  const add = (figure: string): void => write(latest.current + figure);
  const erase = (): void => write(latest.current.slice(0, -1));
  const keys = useRef({ add, erase });
  keys.current = { add, erase };
  // Before it is painted: whoever sees the keys can type.
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (/^[0-9]$/.test(event.key)) keys.current.add(event.key);
      else if (event.key === 'Backspace') keys.current.erase();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);

  return (
    <div class={styles.pad} role="group" aria-label={label}>
      <div class={styles.dots} aria-hidden="true">
        {Array.from({ length: PIN_LENGTH }, (_, at) => (
          <span key={at} class={classNames(styles.dot, at < typed.length && styles.typed)} />
        ))}
      </div>
      <p class={styles.said} role="status">
        {busyText ?? <VisuallyHidden>{t('session.pinTyped', { count: typed.length })}</VisuallyHidden>}
      </p>
      <div class={styles.keys}>
        {ROWS.map((figure) => (
          <Key key={figure} figure={figure} disabled={disabled} onPress={add} />
        ))}
        {passkey ? (
          <button
            type="button"
            class={classNames(styles.key, styles.words)}
            aria-disabled={disabled || undefined}
            onClick={() => !disabled && passkey()}
          >
            {t('session.usePasskey')}
          </button>
        ) : (
          <span />
        )}
        <Key figure="0" disabled={disabled} onPress={add} />
        <button
          type="button"
          class={styles.key}
          aria-label={t('session.pinErase')}
          aria-disabled={disabled || undefined}
          onClick={erase}
        >
          <Icon name="delete" />
        </button>
      </div>
    </div>
  );
}

interface KeyProps {
  figure: string;
  disabled: boolean;
  onPress: (figure: string) => void;
}

const Key = ({ figure, disabled, onPress }: KeyProps) => (
  // `aria-disabled`, not `disabled`: the focus must not fall off the key while the PIN is looked at.
  <button
    type="button"
    class={styles.key}
    aria-disabled={disabled || undefined}
    onClick={() => onPress(figure)}
  >
    {figure}
  </button>
);
