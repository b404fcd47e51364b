// Why a lot is locked, or may be given from again; nothing is done without a reason.

import { useSignal } from '@preact/signals';
import { tidyLines } from '#people/tidy-lines.js';
import { t } from '#text/text.js';
import { Button } from '#ui/Button.js';
import { Stack } from '#ui/Layout.js';
import { Sheet } from '#ui/Sheet.js';
import { TextField } from '#ui/TextField.js';

export interface LockFormProps {
  isLocked: boolean;
  onSave: (reason: string) => void;
  onClose: () => void;
}

const LONGEST = 300;

export function LockForm({ isLocked, onSave, onClose }: LockFormProps) {
  const reason = useSignal('');
  const tried = useSignal(false);
  const tidy = tidyLines(reason.value);
  const problem = tidy === '' ? 'missing' : tidy.length > LONGEST ? 'too-long' : undefined;
  const save = (): void => {
    tried.value = true;
    if (problem) return;
    onSave(tidy);
    onClose();
  };
  return (
    <Sheet
      title={isLocked ? t('vaccineLots.unlock') : t('vaccineLots.lock')}
      onClose={onClose}
      actions={
        <Button kind={isLocked ? 'primary' : 'stop'} icon={isLocked ? 'check' : 'lock'} onPress={save}>
          {isLocked ? t('vaccineLots.unlock') : t('vaccineLots.lockNow')}
        </Button>
      }
    >
      <Stack>
        <p>{t('vaccineLots.lockHint')}</p>
        <TextField
          label={isLocked ? t('vaccineLots.unlockWhy') : t('vaccineLots.lockWhy')}
          value={reason.value}
          onChange={(text) => (reason.value = text)}
          error={tried.value && problem ? t(`vaccineLots.problem.${problem}`) : undefined}
        />
      </Stack>
    </Sheet>
  );
}
