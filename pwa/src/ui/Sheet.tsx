// A choice that lies over the page: from below on a phone, in the middle on a wide screen. Drawn while it is open.
// Not for "are you sure?": do it, and offer to undo it.

import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { t } from '#text/text.js';
import { Button } from './Button.js';
import { Icon } from './Icon.js';
import type { IconName } from './icon-names.js';
import styles from './Sheet.module.css';

export interface SheetProps {
  title: string;
  onClose: () => void;
  children: ComponentChildren;
  /** Buttons at the foot. */
  actions?: ComponentChildren;
}

export function Sheet({ title, onClose, children, actions }: SheetProps) {
  const titleId = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const before = document.activeElement;
    const element = dialog.current;
    element?.showModal();
    return () => {
      element?.close();
      // Older Chrome leaves the focus nowhere.
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      class={styles.sheet}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        // A press on the dialog itself and not on what is in it is a press on the shade.
        if (event.target === event.currentTarget) onClose();
      }}
    >
      <div class={styles.inside}>
        <div class={styles.head}>
          <h2 id={titleId} class={styles.title}>
            {title}
          </h2>
          <Button kind="quiet" icon="x" onPress={onClose}>
            {t('ui.close')}
          </Button>
        </div>
        <div class={styles.body}>{children}</div>
        {actions && <div class={styles.actions}>{actions}</div>}
      </div>
    </dialog>
  );
}

export interface SheetChoice {
  label: string;
  hint?: string | undefined;
  icon: IconName;
  onChoose: () => void;
  disabled?: boolean | undefined;
}

export interface ChoiceSheetProps {
  title: string;
  choices: readonly SheetChoice[];
  onClose: () => void;
}

/** A menu: a few things that can be done, each a large row. Choosing closes it. */
export function ChoiceSheet({ title, choices, onClose }: ChoiceSheetProps) {
  return (
    <Sheet title={title} onClose={onClose}>
      <ul role="list">
        {choices.map(({ label, hint, icon, onChoose, disabled }) => (
          <li key={label}>
            <button
              type="button"
              class={styles.choice}
              disabled={disabled}
              onClick={() => {
                onClose();
                onChoose();
              }}
            >
              <Icon name={icon} size="l" />
              <span>
                {label}
                {hint && <span class={styles.hint}>{hint}</span>}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}
