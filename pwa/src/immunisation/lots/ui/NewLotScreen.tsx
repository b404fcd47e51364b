// A lot comes in: which vaccine, which number, until when it is good, how much.

import { useComputed, useSignal } from '@preact/signals';
import type { VaccineLotId } from '@tram/shared-schema/document/ids.js';
import type { Schedule } from '@tram/shared-schema/immunisation/schedule.js';
import type { VaccineLot } from '@tram/shared-schema/immunisation/vaccine-lot.js';
import { useRef } from 'preact/hooks';
import { saveFailureWords } from '#people/save-failure-words.js';
import type { StorageFailure } from '#documents/tablet-documents.js';
import { t } from '#text/text.js';
import { DateField } from '#ui/DateField.js';
import { HeaderBar } from '#ui/HeaderBar.js';
import { Page, Stack } from '#ui/Layout.js';
import { Refusal } from '#ui/Notice.js';
import { NumberField } from '#ui/NumberField.js';
import { focusFirstFailure, Question } from '#ui/Question.js';
import { SaveButton } from '#ui/SaveButton.js';
import { SelectField } from '#ui/SelectField.js';
import { StickyActions } from '#ui/StickyActions.js';
import { TextField } from '#ui/TextField.js';
import { FormNote } from '../../ui/FormNotes.js';
import { named } from '../../words.js';
import { lotsPath } from '../../session/paths.js';
import type { VaccinationDesk } from '../../session/vaccination-desk.js';
import type { LotDraft } from '../lot-draft.js';
import { parseLot, type LotValues } from '../lot-form.js';
import { receiveLot } from '../record-lot.js';

export interface NewLotScreenProps {
  desk: VaccinationDesk;
  schedule: Schedule;
  known: readonly VaccineLot[];
  draft: LotDraft<LotValues, VaccineLotId>;
  onSaved: (lot: VaccineLot) => void;
}

export function NewLotScreen({ desk, schedule, known, draft, onSaved }: NewLotScreenProps) {
  const page = useRef<HTMLDivElement>(null);
  const values = useSignal<LotValues>(draft.values);
  const tried = useSignal(false);
  const saving = useSignal(false);
  const failure = useSignal<StorageFailure | undefined>(undefined);
  const reading = useComputed(() => parseLot(values.value, desk.today(), known));
  const set = (changes: Partial<LotValues>): void => {
    values.value = { ...values.value, ...changes };
    draft.keep(values.value);
  };
  const problem = (field: keyof LotValues): string | undefined => {
    const kind = tried.value && !reading.value.ok ? reading.value.error[field] : undefined;
    return kind && t(`vaccineLots.problem.${kind}`);
  };
  const shownFailures = useComputed(() => (tried.value && !reading.value.ok ? reading.value.error : {}));
  const save = async (): Promise<void> => {
    if (saving.value) return;
    tried.value = true;
    const read = reading.value;
    if (!read.ok) {
      if (page.current) focusFirstFailure(page.current, read.error);
      return;
    }
    saving.value = true;
    const written = await receiveLot(read.value, desk, draft.recordId);
    saving.value = false;
    failure.value = written.ok ? undefined : written.error;
    if (!written.ok) return;
    await draft.keeper.discard();
    onSaved(written.value);
  };
  const { vaccineCode, lotNumber, expiresOn, manufacturer, dosesPerVial, quantity } = values.value;
  return (
    <Page
      header={<HeaderBar title={t('vaccineLots.lotAdd')} backHref={lotsPath()} />}
      foot={
        <StickyActions note={<FormNote draft={draft.keeper} failures={shownFailures} />}>
          <SaveButton saving={saving} busyText={t('vaccination.adverseSaving')} onPress={() => void save()}>
            {t('vaccineLots.lotSave')}
          </SaveButton>
        </StickyActions>
      }
    >
      <div ref={page}>
        <Stack gap="l">
          <Question field="vaccineCode">
            <SelectField
              label={t('vaccineLots.lotVaccine')}
              choices={schedule.vaccines.map(({ code, names }) => ({ value: code, label: named(names) }))}
              value={vaccineCode === '' ? undefined : vaccineCode}
              onChange={(code) => set({ vaccineCode: code ?? '' })}
              error={problem('vaccineCode')}
            />
          </Question>
          <Question field="lotNumber">
            <TextField
              label={t('vaccineLots.lotNumber')}
              autoCapitalize="none"
              value={lotNumber}
              onChange={(text) => set({ lotNumber: text })}
              error={problem('lotNumber')}
            />
          </Question>
          <Question field="expiresOn">
            <DateField
              label={t('vaccineLots.lotExpires')}
              value={expiresOn}
              onChange={(text) => set({ expiresOn: text })}
              error={problem('expiresOn')}
            />
          </Question>
          <Question field="quantity">
            <NumberField
              label={t('vaccineLots.lotQuantity')}
              whole
              value={quantity}
              onChange={(text) => set({ quantity: text })}
              error={problem('quantity')}
            />
          </Question>
          <Question field="dosesPerVial">
            <NumberField
              label={t('vaccineLots.lotPerVial')}
              hint={t('vaccineLots.lotPerVialHint')}
              optional
              whole
              value={dosesPerVial}
              onChange={(text) => set({ dosesPerVial: text })}
              error={problem('dosesPerVial')}
            />
          </Question>
          <Question field="manufacturer">
            <TextField
              label={t('vaccineLots.lotMaker')}
              optional
              value={manufacturer}
              onChange={(text) => set({ manufacturer: text })}
              error={problem('manufacturer')}
            />
          </Question>
          {failure.value && <Refusal {...saveFailureWords(failure.value)} />}
        </Stack>
      </div>
    </Page>
  );
}
