// The file that was made: its name, what is in it, how large, and sharing or saving it.

import { useSignal } from '@preact/signals';
import { formatNumber } from '#text/format-number.js';
import { t } from '#text/text.js';
import { Button } from '#ui/Button.js';
import { Facts } from '#ui/Facts.js';
import { Card, Stack } from '#ui/Layout.js';
import { Notice } from '#ui/Notice.js';
import type { Files } from '../day-file-files.js';
import type { MadeDayFile } from '../make-day-file.js';

const KILOBYTE = 1024;

function sizeWords(bytes: number): string {
  const kilobytes = Math.max(1, Math.round(bytes / KILOBYTE));
  if (kilobytes < KILOBYTE) return t('dayFile.sizeKb', { size: kilobytes });
  return t('dayFile.sizeMb', { size: formatNumber(kilobytes / KILOBYTE, 1) });
}

const LEFT_TEXT = {
  shared: 'dayFile.shared',
  saved: 'dayFile.saved',
} as const;

export function MadeFile({ file, files }: { file: MadeDayFile; files: Files }) {
  const left = useSignal<keyof typeof LEFT_TEXT | 'cannot-share' | undefined>(undefined);
  const { name, content, unsent, others, carried } = file;
  const share = async (): Promise<void> => {
    const shared = await files.share(name, content);
    left.value = shared === 'dismissed' ? undefined : shared;
  };
  const save = (): void => {
    files.save(name, content);
    left.value = 'saved';
  };
  const facts = [
    { label: t('dayFile.name'), value: <span data-testid="day-file-name">{name}</span> },
    { label: t('dayFile.unsent'), value: <span data-testid="day-file-unsent">{formatNumber(unsent)}</span> },
    ...(others > 0 ? [{ label: t('dayFile.others'), value: formatNumber(others) }] : []),
    ...(carried > 0 ? [{ label: t('dayFile.carried'), value: formatNumber(carried) }] : []),
    { label: t('dayFile.size'), value: sizeWords(content.size) },
  ];
  return (
    <Stack>
      <Notice meaning="done" live="polite" title={t('dayFile.made')} why={t('dayFile.madeWhy')} />
      <Card>
        <Facts facts={facts} />
      </Card>
      {files.canShare(name) && (
        <Button kind="primary" icon="send" wide onPress={() => void share()}>
          {t('dayFile.share')}
        </Button>
      )}
      <Button icon="save" wide onPress={save}>
        {t('dayFile.save')}
      </Button>
      {left.value === 'cannot-share' && (
        <Notice live="polite" title={t('dayFile.cannotShare')} whatNow={t('dayFile.cannotShareNow')} />
      )}
      {left.value !== undefined && left.value !== 'cannot-share' && (
        <Notice meaning="done" live="polite" title={t(LEFT_TEXT[left.value])} />
      )}
    </Stack>
  );
}
