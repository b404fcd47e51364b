// Which register a page is about.

import { REGISTERS } from '@tram/shared-schema/chronic/registers.table.js';
import { t } from '#text/text.js';
import { SelectField } from '#ui/SelectField.js';
import { inWords } from '../chronic-words.js';

export interface RegisterChoiceProps {
  register: string;
  onChange: (register: string) => void;
}

export function RegisterChoice({ register, onChange }: RegisterChoiceProps) {
  return (
    <SelectField
      label={t('chronic.books.register')}
      choices={REGISTERS.map(({ code, form, words }) => ({
        value: code,
        label: t('chronic.registerName', { form, name: inWords(words) }),
      }))}
      value={register}
      onChange={(code) => {
        if (code !== undefined) onChange(code);
      }}
    />
  );
}
