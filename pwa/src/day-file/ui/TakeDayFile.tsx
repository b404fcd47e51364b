// "Nhận tệp trong ngày": picks a file, and says what came of it.

import { useRef } from 'preact/hooks';
import { t } from '#text/text.js';
import { Button } from '#ui/Button.js';
import { Section, Stack } from '#ui/Layout.js';
import { Progress } from '#ui/Progress.js';
import type { DayFileModel } from '../day-file-model.js';
import { NotTaken, TakenFile } from './TakenFile.js';

export function TakeDayFile({ model }: { model: DayFileModel }) {
  const picker = useRef<HTMLInputElement>(null);
  const taking = model.taking.value;
  const isBusy = taking.kind === 'busy';
  const take = (): void => {
    const input = picker.current;
    const file = input?.files?.[0];
    if (!input || !file) return;
    void model.take(file);
    // The same file may be chosen again.
    input.value = '';
  };
  return (
    <Section title={t('dayFile.take')}>
      <Stack>
        <p>{t('dayFile.takeWhy')}</p>
        <input ref={picker} type="file" hidden aria-label={t('dayFile.choose')} onChange={take} />
        <Button
          icon="file-down"
          wide
          busy={isBusy}
          busyText={t('dayFile.taking')}
          onPress={() => picker.current?.click()}
        >
          {t('dayFile.choose')}
        </Button>
        {isBusy && <Progress label={t('dayFile.takingFile')} done={taking.done} total={taking.total} />}
        {taking.kind === 'taken' && <TakenFile taken={taking.taken} />}
        {taking.kind === 'unreadable' && <NotTaken fault={{ kind: 'unreadable' }} />}
      </Stack>
    </Section>
  );
}
