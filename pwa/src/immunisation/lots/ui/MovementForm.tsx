// What was done with a lot just now: more came, vials were opened, doses wasted, sent back or counted.

import { useSignal } from '@preact/signals';
import type { LotMovementId } from '@tram/shared-schema/document/ids.js';
import { t } from '#text/text.js';
import { Button } from '#ui/Button.js';
import { ChoiceField } from '#ui/ChoiceField.js';
import { Stack } from '#ui/Layout.js';
import { DraftKept } from '#ui/DraftKept.js';
import { NumberField } from '#ui/NumberField.js';
import { SelectField } from '#ui/SelectField.js';
import { Sheet } from '#ui/Sheet.js';
import { TextField } from '#ui/TextField.js';
import type { LotDraft } from '../lot-draft.js';
import {
  MOVEMENTS,
  parseMovement,
  WASTE_REASONS,
  type MovementFields,
  type MovementValues,
} from '../lot-form.js';

export interface MovementFormProps {
  draft: LotDraft<MovementValues, LotMovementId>;
  /** False where it could not be written: it stays on the screen. */
  onSave: (fields: MovementFields, id: LotMovementId) => Promise<boolean>;
  onClose: () => void;
}

const amountLabel = (kind: MovementValues['kind']): string => {
  if (kind === 'opened') return t('vaccineLots.moveVials');
  return kind === 'counted' ? t('vaccineLots.moveFound') : t('vaccineLots.moveDoses');
};

export function MovementForm({ draft, onSave, onClose }: MovementFormProps) {
  const values = useSignal<MovementValues>(draft.values);
  const tried = useSignal(false);
  const saving = useSignal(false);
  const set = (changes: Partial<MovementValues>): void => {
    values.value = { ...values.value, ...changes };
    draft.keep(values.value);
  };
  const { kind, quantity, reason, note } = values.value;
  const reading = parseMovement(values.value);
  const problem = (field: keyof MovementValues): string | undefined => {
    const failed = tried.value && !reading.ok ? reading.error[field] : undefined;
    return failed && t(`vaccineLots.problem.${failed}`);
  };
  const save = async (): Promise<void> => {
    tried.value = true;
    if (!reading.ok || saving.value) return;
    saving.value = true;
    const isSaved = await onSave(reading.value, draft.recordId).finally(() => (saving.value = false));
    if (!isSaved) return;
    await draft.keeper.discard();
    onClose();
  };
  return (
    <Sheet
      title={t('vaccineLots.move')}
      onClose={onClose}
      actions={
        <Button kind="primary" icon="save" busy={saving.value} onPress={() => void save()}>
          {t('vaccineLots.moveSave')}
        </Button>
      }
    >
      <Stack>
        <ChoiceField
          label={t('vaccineLots.moveKind')}
          choices={MOVEMENTS.map((value) => ({ value, label: t(`vaccineLots.moveKind.${value}`) }))}
          value={kind}
          onChange={(next) => set({ kind: next })}
        />
        <NumberField
          label={amountLabel(kind)}
          whole
          value={quantity}
          onChange={(text) => set({ quantity: text })}
          error={problem('quantity')}
        />
        {kind === 'wasted' && (
          <SelectField
            label={t('vaccineLots.moveReason')}
            choices={WASTE_REASONS.map((value) => ({ value, label: t(`vaccineLots.moveReason.${value}`) }))}
            value={reason === '' ? undefined : reason}
            onChange={(next) => set({ reason: next ?? '' })}
            error={problem('reason')}
          />
        )}
        <TextField
          label={t('vaccineLots.moveNote')}
          optional
          value={note}
          onChange={(text) => set({ note: text })}
          error={problem('note')}
        />
        <DraftKept draft={draft.keeper} />
      </Stack>
    </Sheet>
  );
}
