// A reason, without which something is not done: why a lot is locked, why giving goes on.

import { useSignal } from '@preact/signals';
import { tidyLines } from '#people/tidy-lines.js';
import { Button } from '#ui/Button.js';
import { DraftKept } from '#ui/DraftKept.js';
import type { IconName } from '#ui/icon-names.js';
import { Stack } from '#ui/Layout.js';
import { Sheet } from '#ui/Sheet.js';
import { TextField } from '#ui/TextField.js';
import type { ReasonDraft } from '../form-draft.js';

export interface ReasonWords {
  readonly title: string;
  readonly hint: string;
  readonly why: string;
  readonly save: string;
  readonly missing: string;
  readonly tooLong: string;
}

export interface ReasonSheetProps {
  words: ReasonWords;
  kind: 'primary' | 'stop';
  icon: IconName;
  draft: ReasonDraft;
  /** False where it could not be written: it stays on the screen. */
  onSave: (reason: string) => Promise<boolean>;
  onClose: () => void;
}

const LONGEST = 300;

export function ReasonSheet({ words, kind, icon, draft, onSave, onClose }: ReasonSheetProps) {
  const reason = useSignal(draft.values.reason);
  const tried = useSignal(false);
  const saving = useSignal(false);
  const tidy = tidyLines(reason.value);
  const problem = tidy === '' ? words.missing : tidy.length > LONGEST ? words.tooLong : undefined;
  const save = async (): Promise<void> => {
    tried.value = true;
    if (problem !== undefined || saving.value) return;
    saving.value = true;
    const isSaved = await onSave(tidy).finally(() => (saving.value = false));
    if (!isSaved) return;
    await draft.keeper.discard();
    onClose();
  };
  const type = (text: string): void => {
    reason.value = text;
    draft.keep({ reason: text });
  };
  return (
    <Sheet
      title={words.title}
      onClose={onClose}
      actions={
        <Button kind={kind} icon={icon} onPress={() => void save()}>
          {words.save}
        </Button>
      }
    >
      <Stack>
        <p>{words.hint}</p>
        <TextField
          label={words.why}
          value={reason.value}
          onChange={type}
          error={tried.value ? problem : undefined}
        />
        <DraftKept draft={draft.keeper} />
      </Stack>
    </Sheet>
  );
}
