// A centre is a name; stations are put under it.

import { useSignal } from '@preact/signals';
import { t } from '#text/text.js';
import { Button } from '#ui/Button.js';
import { Stack } from '#ui/Layout.js';
import { Refusal } from '#ui/Notice.js';
import type { SnackbarQueue } from '#ui/snackbar-queue.js';
import { TextField } from '#ui/TextField.js';
import type { AdminDeps, AdministrationFailure } from '../administration.js';
import { failureWords } from '../failure-text.js';

export interface NewCentreFormProps extends AdminDeps {
  snackbars: SnackbarQueue;
  onCreated: () => void;
}

export function NewCentreForm({ administration, snackbars, onCreated }: NewCentreFormProps) {
  const name = useSignal('');
  const tried = useSignal(false);
  const busy = useSignal(false);
  const failure = useSignal<AdministrationFailure | undefined>(undefined);
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    tried.value = true;
    if (name.value.trim() === '' || busy.value) return;
    busy.value = true;
    const result = await administration.createCentre({ name: name.value.trim().normalize('NFC') });
    busy.value = false;
    failure.value = result.ok ? undefined : result.error;
    if (!result.ok) return;
    snackbars.show({ text: t('admin.created', { name: result.value.name }) });
    name.value = '';
    tried.value = false;
    onCreated();
  };
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Stack>
        <TextField
          label={t('admin.name')}
          value={name.value}
          onChange={(value) => (name.value = value)}
          error={tried.value && name.value.trim() === '' ? t('admin.nameMissing') : undefined}
        />
        {failure.value && <Refusal {...failureWords(failure.value)} />}
        <Button type="submit" icon="plus" busy={busy.value}>
          {t('admin.newCentre')}
        </Button>
      </Stack>
    </form>
  );
}
