// Day files: making one, and taking one in. Works without any network.

import type { ReadonlySignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import type { UnsentCounts } from '#documents/tablet-documents.js';
import { t } from '#text/text.js';
import { HeaderBar } from '#ui/HeaderBar.js';
import { Page, Stack } from '#ui/Layout.js';
import { Refusal } from '#ui/Notice.js';
import type { DayFileDesk } from '../day-file-desk.js';
import type { Files } from '../day-file-files.js';
import { createDayFileModel } from '../day-file-model.js';
import { MakeDayFile } from './MakeDayFile.js';
import { TakeDayFile } from './TakeDayFile.js';

export interface DayFileScreenProps {
  /** Absent without keys. */
  desk: DayFileDesk | undefined;
  files: Files;
  unsent: ReadonlySignal<UnsentCounts | undefined>;
  nowMs: () => number;
  backHref: string;
}

function Desk({ desk, files, unsent, nowMs }: Omit<DayFileScreenProps, 'backHref'> & { desk: DayFileDesk }) {
  const model = useMemo(() => createDayFileModel(desk), [desk]);
  useEffect(() => () => model.leave(), [model]);
  const counts = unsent.value;
  return (
    <Stack gap="l">
      <p>{t('dayFile.about')}</p>
      <MakeDayFile
        model={model}
        files={files}
        unsent={counts && counts.waiting + counts.refused}
        nowMs={nowMs}
      />
      <TakeDayFile model={model} />
    </Stack>
  );
}

export function DayFileScreen({ desk, backHref, ...rest }: DayFileScreenProps) {
  return (
    <Page header={<HeaderBar title={t('dayFile.title')} backHref={backHref} />}>
      {desk ? (
        <Desk desk={desk} {...rest} />
      ) : (
        <Refusal what={t('dayFile.locked')} why={t('dayFile.lockedWhy')} whatNow={t('dayFile.lockedNow')} />
      )}
    </Page>
  );
}
