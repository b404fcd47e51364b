// Why a lot is locked, or may be given from again; nothing is done without a reason.

import { useSignal } from '@preact/signals';
import { tidyLines } from '#people/tidy-lines.js';
import { t } from '#text/text.js';
import { Button } from '#ui/Button.js';
import { DraftKept } from '#ui/DraftKept.js';
import { Stack } from '#ui/Layout.js';
import { Sheet } from '#ui/Sheet.js';
import { TextField } from '#ui/TextField.js';
import type { LotDraft } from '../lot-draft.js';

export interface LockFormProps {
  isLocked: boolean;
  draft: LotDraft<{ readonly reason: string }>;
  /** False where it could not be written: it stays on the screen. */
  onSave: (reason: string) => Promise<boolean>;
  onClose: () => void;
}

const LONGEST = 300;

export function LockForm({ isLocked, draft, onSave, onClose }: LockFormProps) {
  const reason = useSignal(draft.values.reason);
  const tried = useSignal(false);
  const saving = useSignal(false);
  const tidy = tidyLines(reason.value);
  const problem = tidy === '' ? 'missing' : tidy.length > LONGEST ? 'too-long' : undefined;
  const save = async (): Promise<void> => {
    tried.value = true;
    if (problem || saving.value) return;
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
      title={isLocked ? t('vaccineLots.unlock') : t('vaccineLots.lock')}
      onClose={onClose}
      actions={
        <Button
          kind={isLocked ? 'primary' : 'stop'}
          icon={isLocked ? 'check' : 'lock'}
          onPress={() => void save()}
        >
          {isLocked ? t('vaccineLots.unlock') : t('vaccineLots.lockNow')}
        </Button>
      }
    >
      <Stack>
        <p>{t('vaccineLots.lockHint')}</p>
        <TextField
          label={isLocked ? t('vaccineLots.unlockWhy') : t('vaccineLots.lockWhy')}
          value={reason.value}
          onChange={type}
          error={tried.value && problem ? t(`vaccineLots.problem.${problem}`) : undefined}
        />
        <DraftKept draft={draft.keeper} />
      </Stack>
    </Sheet>
  );
}
