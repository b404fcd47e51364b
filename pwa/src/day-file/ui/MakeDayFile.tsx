// "Xuất tệp trong ngày": what goes in, how much it came to, and the ways out.

import { parseTypedDate } from '@tram/shared-schema/local-date.js';
import { useSignal } from '@preact/signals';
import { t } from '#text/text.js';
import { Button } from '#ui/Button.js';
import { ChoiceField } from '#ui/ChoiceField.js';
import { DateField } from '#ui/DateField.js';
import { Section, Stack } from '#ui/Layout.js';
import { Notice, Refusal } from '#ui/Notice.js';
import type { Files } from '../day-file-files.js';
import type { DayFileModel } from '../day-file-model.js';
import { sinceOf } from '../since.js';
import { MadeFile } from './MadeFile.js';

export interface MakeDayFileProps {
  model: DayFileModel;
  files: Files;
  unsent: number | undefined;
  nowMs: () => number;
}

export function MakeDayFile({ model, files, unsent, nowMs }: MakeDayFileProps) {
  const what = useSignal<'unsent' | 'since'>('unsent');
  const date = useSignal('');
  const wrongDate = useSignal<string | undefined>(undefined);
  const making = model.making.value;

  const make = (): void => {
    if (what.value === 'unsent') return void model.make({});
    const since = sinceOf(parseTypedDate(date.value), nowMs());
    wrongDate.value = since.ok ? undefined : t(since.error);
    if (since.ok) void model.make({ sinceMs: since.value });
  };
  return (
    <Section title={t('dayFile.make')}>
      <Stack>
        <ChoiceField
          label={t('dayFile.what')}
          value={what.value}
          onChange={(next) => (what.value = next)}
          choices={[
            {
              value: 'unsent',
              label: t('dayFile.whatUnsent'),
              hint: unsent === undefined ? undefined : t('dayFile.whatUnsentCount', { count: unsent }),
            },
            { value: 'since', label: t('dayFile.whatSince'), hint: t('dayFile.whatSinceHint') },
          ]}
        />
        {what.value === 'since' && (
          <DateField
            label={t('dayFile.sinceDate')}
            value={date.value}
            onChange={(next) => {
              date.value = next;
              wrongDate.value = undefined;
            }}
            error={wrongDate.value}
          />
        )}
        <Button
          kind="primary"
          icon="file-up"
          wide
          busy={making.kind === 'busy'}
          busyText={making.kind === 'busy' ? t('dayFile.making', { count: making.written }) : undefined}
          onPress={make}
        >
          {t('dayFile.makeNow')}
        </Button>
        {making.kind === 'nothing-to-write' && (
          <Notice meaning="done" live="polite" title={t('dayFile.nothing')} why={t('dayFile.nothingWhy')} />
        )}
        {making.kind === 'failed' && (
          <Refusal
            what={t('dayFile.makeFailed')}
            why={t('dayFile.makeFailedWhy')}
            whatNow={t('dayFile.makeFailedNow')}
          />
        )}
        {making.kind === 'made' && <MadeFile file={making.file} files={files} />}
      </Stack>
    </Section>
  );
}
