// A station: what its tablets call it, and whom it answers to.

import { useSignal } from '@preact/signals';
import type { CentreView } from '@tram/shared-schema/sync/session.js';
import { t } from '#text/text.js';
import { Button } from '#ui/Button.js';
import { Stack } from '#ui/Layout.js';
import { Refusal } from '#ui/Notice.js';
import { SelectField } from '#ui/SelectField.js';
import type { SnackbarQueue } from '#ui/snackbar-queue.js';
import { TextField } from '#ui/TextField.js';
import type { AdminDeps, AdministrationFailure } from '../administration.js';
import { failureWords } from '../failure-text.js';

export interface NewStationFormProps extends AdminDeps {
  centres: readonly CentreView[];
  snackbars: SnackbarQueue;
  onCreated: () => void;
}

export function NewStationForm(props: NewStationFormProps) {
  const name = useSignal('');
  const communeName = useSignal('');
  const facilityCode = useSignal('');
  const centreId = useSignal<string | undefined>(undefined);
  const tried = useSignal(false);
  const busy = useSignal(false);
  const failure = useSignal<AdministrationFailure | undefined>(undefined);
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    tried.value = true;
    if (name.value.trim() === '' || busy.value) return;
    busy.value = true;
    const centre = props.centres.find((other) => other.centreId === centreId.value);
    const commune = communeName.value.trim().normalize('NFC');
    const code = facilityCode.value.trim();
    const result = await props.administration.createStation({
      name: name.value.trim().normalize('NFC'),
      ...(commune && { communeName: commune }),
      ...(code && { facilityCode: code }),
      ...(centre && { centreId: centre.centreId }),
    });
    busy.value = false;
    failure.value = result.ok ? undefined : result.error;
    if (!result.ok) return;
    props.snackbars.show({ text: t('admin.created', { name: result.value.name }) });
    for (const field of [name, communeName, facilityCode]) field.value = '';
    tried.value = false;
    props.onCreated();
  };
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Stack>
        <TextField
          label={t('admin.stationName')}
          value={name.value}
          onChange={(value) => (name.value = value)}
          error={tried.value && name.value.trim() === '' ? t('admin.nameMissing') : undefined}
        />
        <TextField
          label={t('admin.communeName')}
          optional
          value={communeName.value}
          onChange={(value) => (communeName.value = value)}
        />
        <TextField
          label={t('admin.facilityCode')}
          optional
          value={facilityCode.value}
          onChange={(value) => (facilityCode.value = value)}
        />
        <SelectField
          label={t('admin.centre')}
          optional
          choices={props.centres.map((centre) => ({ value: centre.centreId, label: centre.name }))}
          value={centreId.value}
          onChange={(value) => (centreId.value = value)}
        />
        {failure.value && <Refusal {...failureWords(failure.value)} />}
        <Button kind="primary" type="submit" icon="plus" busy={busy.value}>
          {t('admin.newStation')}
        </Button>
      </Stack>
    </form>
  );
}
