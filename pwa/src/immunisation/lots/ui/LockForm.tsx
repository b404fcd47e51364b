// Why a lot is locked, or may be given from again; nothing is done without a reason.

import { t } from '#text/text.js';
import { ReasonSheet, type ReasonSheetProps, type ReasonWords } from '../../ui/ReasonSheet.js';

export interface LockFormProps extends Pick<ReasonSheetProps, 'draft' | 'onSave' | 'onClose'> {
  isLocked: boolean;
}

const wordsOf = (isLocked: boolean): ReasonWords => ({
  title: isLocked ? t('vaccineLots.unlock') : t('vaccineLots.lock'),
  hint: t('vaccineLots.lockHint'),
  why: isLocked ? t('vaccineLots.unlockWhy') : t('vaccineLots.lockWhy'),
  save: isLocked ? t('vaccineLots.unlock') : t('vaccineLots.lockNow'),
  missing: t('vaccineLots.problem.missing'),
  tooLong: t('vaccineLots.problem.too-long'),
});

export function LockForm({ isLocked, ...form }: LockFormProps) {
  return (
    <ReasonSheet
      {...form}
      words={wordsOf(isLocked)}
      kind={isLocked ? 'primary' : 'stop'}
      icon={isLocked ? 'check' : 'lock'}
    />
  );
}
