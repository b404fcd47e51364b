// What was done with a lot just now: more came, vials were opened, doses wasted, sent back or counted.

import { useSignal } from '@preact/signals';
import { t } from '#text/text.js';
import { Button } from '#ui/Button.js';
import { ChoiceField } from '#ui/ChoiceField.js';
import { Stack } from '#ui/Layout.js';
import { NumberField } from '#ui/NumberField.js';
import { SelectField } from '#ui/SelectField.js';
import { Sheet } from '#ui/Sheet.js';
import { TextField } from '#ui/TextField.js';
import {
  MOVEMENTS,
  parseMovement,
  WASTE_REASONS,
  type MovementFields,
  type MovementValues,
} from '../lot-form.js';

export interface MovementFormProps {
  onSave: (fields: MovementFields) => void;
  onClose: () => void;
}

const BEGUN: MovementValues = { kind: 'opened', quantity: '1', reason: '', note: '' };

const amountLabel = (kind: MovementValues['kind']): string => {
  if (kind === 'opened') return t('vaccineLots.moveVials');
  return kind === 'counted' ? t('vaccineLots.moveFound') : t('vaccineLots.moveDoses');
};

export function MovementForm({ onSave, onClose }: MovementFormProps) {
  const values = useSignal<MovementValues>(BEGUN);
  const tried = useSignal(false);
  const set = (changes: Partial<MovementValues>): void => {
    values.value = { ...values.value, ...changes };
  };
  const { kind, quantity, reason, note } = values.value;
  const reading = parseMovement(values.value);
  const problem = (field: keyof MovementValues): string | undefined => {
    const failed = tried.value && !reading.ok ? reading.error[field] : undefined;
    return failed && t(`vaccineLots.problem.${failed}`);
  };
  const save = (): void => {
    tried.value = true;
    if (!reading.ok) return;
    onSave(reading.value);
    onClose();
  };
  return (
    <Sheet
      title={t('vaccineLots.move')}
      onClose={onClose}
      actions={
        <Button kind="primary" icon="save" onPress={save}>
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
      </Stack>
    </Sheet>
  );
}
