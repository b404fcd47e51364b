// The way that always works: the number printed on the card, grouped and counted while it is typed; or the temporary code
// of somebody without papers, which needs a keyboard with letters.

import type { LocalDate } from '@tram/shared-schema/local-date.js';
import { useEffect, useRef } from 'preact/hooks';
import { t } from '#text/text.js';
import { Button } from '#ui/Button.js';
import { TextField } from '#ui/TextField.js';
import { judgeReading } from '../judge-reading.js';
import { ID_DIGITS, isCode, readTypedNumber, regroup, type TypedNumber } from '../typed-number.js';
import styles from './TypedNumberForm.module.css';

export interface TypedNumberFormProps {
  text: string;
  today: LocalDate;
  /** True when it was asked for: the keyboard comes up with it. */
  takesFocus: boolean;
  onChange: (text: string) => void;
  onSubmit: (text: string) => void;
}

interface Words {
  hint?: string;
  warning?: string;
  error?: string;
}

function wordsFor(typed: TypedNumber): Words {
  switch (typed.kind) {
    case 'empty':
      return { hint: t('scan.numberHint') };
    case 'not-digits':
      return { error: t('scan.numberNotDigits') };
    case 'too-long':
      return { error: t('scan.numberExtra', { typed: ID_DIGITS + typed.extra, extra: typed.extra }) };
    case 'complete':
      return { hint: t('scan.numberComplete') };
    case 'code-complete':
      return { hint: t('scan.codeComplete') };
    case 'code-mistyped':
      return { error: t('scan.badCodeMistypedWhy') };
    case 'code-too-long':
      return { error: t('scan.codeExtra', { extra: typed.extra }) };
    case 'code-too-short':
      return { hint: t('scan.codeMissing', { missing: typed.missing }) };
    case 'too-short':
      if (typed.missing === 3) return { warning: t('scan.numberOld') };
      if (typed.missing === 2) return { warning: t('scan.numberInsurance') };
      return { hint: t('scan.numberMissing', { typed: ID_DIGITS - typed.missing, missing: typed.missing }) };
  }
}

export function TypedNumberForm({ text, today, takesFocus, onChange, onSubmit }: TypedNumberFormProps) {
  const form = useRef<HTMLFormElement>(null);
  const letters = isCode(text);
  useEffect(() => {
    if (takesFocus) form.current?.querySelector('input')?.focus();
  }, [takesFocus]);
  // A screen keyboard that is up changes only when it comes up anew.
  const bringUp = (begun: string): void => {
    const field = form.current?.querySelector('input');
    field?.blur();
    onChange(begun);
    setTimeout(() => field?.focus(), 0);
  };
  const canFind = judgeReading(text, today).ok;
  return (
    <form
      ref={form}
      class={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (canFind) onSubmit(text);
      }}
    >
      <TextField
        label={t(letters ? 'scan.codeLabel' : 'scan.numberLabel')}
        value={text}
        inputMode={letters ? 'text' : 'numeric'}
        autoCapitalize="none"
        name="personal-id"
        {...wordsFor(readTypedNumber(text))}
        onChange={(next) => onChange(regroup(text, next))}
      />
      <Button kind="primary" type="submit" icon="user-search" wide disabled={!canFind}>
        {t('scan.findPerson')}
      </Button>
      <Button kind="quiet" onPress={() => bringUp(letters ? '' : 'T-')}>
        {t(letters ? 'scan.typeId' : 'scan.typeCode')}
      </Button>
    </form>
  );
}
