// The one button of a form's bar that saves. Apart from the form, so that a press draws the button anew and not the form.

import type { ReadonlySignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { Button } from './Button.js';
import { useLasting } from './use-lasting.js';

export interface SaveButtonProps {
  saving: ReadonlySignal<boolean>;
  /** "Đang lưu…", where it takes long enough to be read. */
  busyText: string;
  onPress: () => void;
  /** What it saves: "Lưu lượt khám". */
  children: ComponentChildren;
}

export function SaveButton({ saving, busyText, onPress, children }: SaveButtonProps) {
  return (
    <Button
      kind="primary"
      icon="save"
      wide
      busy={useLasting(saving.value)}
      busyText={busyText}
      onPress={onPress}
    >
      {children}
    </Button>
  );
}
