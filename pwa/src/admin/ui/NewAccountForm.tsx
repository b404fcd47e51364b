// The form of a new account. The server makes the password and says it once.

import { useSignal } from '@preact/signals';
import type { CreateAccountReply } from '@tram/shared-schema/sync/administration.js';
import { ROLES, type CentreView, type StationView } from '@tram/shared-schema/sync/session.js';
import { t } from '#text/text.js';
import { Button } from '#ui/Button.js';
import { ChoiceField, MultiChoiceField } from '#ui/ChoiceField.js';
import { Stack } from '#ui/Layout.js';
import { Refusal } from '#ui/Notice.js';
import { SelectField } from '#ui/SelectField.js';
import { TextField } from '#ui/TextField.js';
import {
  accountRequest,
  emptyAccountForm,
  worksAtStation,
  type AccountForm,
  type AccountFormField,
} from '../account-form.js';
import type { Administration, AdministrationFailure } from '../administration.js';
import { failureWords } from '../failure-text.js';
import { useAnswer } from './use-answer.js';
import { ok } from '@tram/shared-schema/result.js';

export interface NewAccountFormProps {
  administration: Administration;
  stations: readonly StationView[];
  centres: readonly CentreView[];
  onCreated: (reply: CreateAccountReply) => void;
}

export function NewAccountForm({ administration, stations, centres, onCreated }: NewAccountFormProps) {
  const form = useSignal<AccountForm>(emptyAccountForm);
  const wrong = useSignal<ReadonlySet<AccountFormField>>(new Set());
  const busy = useSignal(false);
  const failure = useSignal<AdministrationFailure | undefined>(undefined);
  const { role, stationId } = form.value;
  const hamlets = useAnswer(
    async () => (stationId ? administration.hamlets(stationId) : ok([])),
    stationId ?? '',
  );
  const change = (part: Partial<AccountForm>): void => {
    form.value = { ...form.value, ...part };
    if (wrong.value.size > 0) {
      const result = accountRequest(form.value);
      wrong.value = result.ok ? new Set() : result.error;
    }
  };
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (busy.value) return;
    const request = accountRequest(form.value);
    wrong.value = request.ok ? new Set() : request.error;
    if (!request.ok) return;
    busy.value = true;
    const result = await administration.createAccount(request.value);
    busy.value = false;
    failure.value = result.ok ? undefined : result.error;
    if (!result.ok) return;
    form.value = { ...emptyAccountForm, role, stationId };
    onCreated(result.value);
  };
  const words = (field: AccountFormField, text: string): string | undefined =>
    wrong.value.has(field) ? text : undefined;
  const known = hamlets.state.value.kind === 'answered' ? hamlets.state.value.value : [];
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Stack>
        <ChoiceField
          label={t('admin.role')}
          choices={ROLES.map((value) => ({ value, label: t(`session.role.${value}`) }))}
          value={role}
          onChange={(value) => change({ role: value })}
        />
        <TextField
          label={t('admin.displayName')}
          autoCapitalize="words"
          value={form.value.displayName}
          onChange={(displayName) => change({ displayName })}
          error={words('displayName', t('admin.nameMissing'))}
        />
        <TextField
          label={t('admin.username')}
          hint={t('admin.usernameHint')}
          autoCapitalize="none"
          value={form.value.username}
          onChange={(username) => change({ username })}
          error={words('username', t('admin.usernameWrong'))}
        />
        {worksAtStation(role) && (
          <SelectField
            label={t('admin.station')}
            choices={stations.map((station) => ({ value: station.stationId, label: station.name }))}
            value={stationId}
            onChange={(value) => change({ stationId: value, hamletIds: [] })}
            error={words('stationId', t('admin.stationMissing'))}
          />
        )}
        {role === 'community' && known.length > 0 && (
          <MultiChoiceField
            label={t('admin.hamletsOfAccount')}
            choices={known.map((hamlet) => ({ value: hamlet.hamletId, label: hamlet.name }))}
            values={form.value.hamletIds}
            onChange={(hamletIds) => change({ hamletIds })}
            error={words('hamletIds', t('admin.hamletsMissing'))}
          />
        )}
        {role === 'community' &&
          stationId &&
          hamlets.state.value.kind === 'answered' &&
          known.length === 0 && <p>{t('admin.noHamlets')}</p>}
        {role === 'centre' && (
          <SelectField
            label={t('admin.centre')}
            choices={centres.map((centre) => ({ value: centre.centreId, label: centre.name }))}
            value={form.value.centreId}
            onChange={(centreId) => change({ centreId })}
            error={words('centreId', t('admin.centreMissing'))}
          />
        )}
        {failure.value && <Refusal {...failureWords(failure.value)} />}
        <Button kind="primary" type="submit" icon="user-plus" busy={busy.value}>
          {t('admin.newAccount')}
        </Button>
      </Stack>
    </form>
  );
}
