// Where the answer of the insurance portal is written down: a look-up somebody made there, on any device.

import {
  parseTypedDate,
  isLocalDate,
  formatLocalDate,
  type LocalDate,
} from '@tram/shared-schema/local-date.js';
import { isAfter } from '@tram/shared-schema/people/card-date.js';
import { INSURANCE_LOOKUP_CODES } from '@tram/shared-schema/people/insurance-lookup-codes.table.js';
import type { Person } from '@tram/shared-schema/people/person.js';
import { useState } from 'preact/hooks';
import { t } from '#text/text.js';
import { Button } from '#ui/Button.js';
import { DateField } from '#ui/DateField.js';
import { Card, Section, Stack } from '#ui/Layout.js';
import { SelectField } from '#ui/SelectField.js';
import { TextField } from '#ui/TextField.js';
import { lookupWords } from '../defect-words.js';

export type InsuranceLookup = NonNullable<Person['insuranceLookup']>;

export interface LookupSectionProps {
  last: InsuranceLookup | undefined;
  today: LocalDate;
  /** False where it could not be written. */
  onNote: (lookup: InsuranceLookup) => Promise<boolean>;
}

const OTHER = 'other';
const LONGEST = 10;
const CHOICES = [...INSURANCE_LOOKUP_CODES.map(({ code }) => code), OTHER] as const;
type LookupChoice = (typeof CHOICES)[number];

export function LookupSection({ last, today, onNote }: LookupSectionProps) {
  const [chosen, setChosen] = useState<LookupChoice>();
  const [other, setOther] = useState('');
  const [on, setOn] = useState(formatLocalDate(today));
  const [tried, setTried] = useState(false);
  const [writing, setWriting] = useState(false);
  const resultCode = chosen === OTHER ? other.trim() : (chosen ?? '');
  const lookedUpOn = dayOf(on, today);
  const codeError =
    resultCode === ''
      ? t('mending.lookupMissing')
      : resultCode.length > LONGEST
        ? t('mending.lookupCodeTooLong')
        : undefined;

  const note = async (): Promise<void> => {
    setTried(true);
    if (codeError !== undefined || lookedUpOn === undefined) return;
    setWriting(true);
    const written = await onNote({ resultCode, lookedUpOn }).finally(() => setWriting(false));
    if (!written) return;
    setChosen(undefined);
    setOther('');
    setTried(false);
  };
  return (
    <Section title={t('mending.lookupTitle')}>
      <Card>
        <Stack>
          <p>{t('mending.lookupHint')}</p>
          {last && <p>{lastWords(last)}</p>}
          <SelectField
            label={t('mending.lookupCode')}
            choices={CHOICES.map((value) => ({
              value,
              label: value === OTHER ? t('mending.lookupOther') : lookupWords(value),
            }))}
            value={chosen}
            error={tried && chosen !== OTHER ? codeError : undefined}
            onChange={setChosen}
          />
          {chosen === OTHER && (
            <TextField
              label={t('mending.lookupOtherCode')}
              value={other}
              onChange={setOther}
              autoCapitalize="none"
              error={tried ? codeError : undefined}
            />
          )}
          <DateField
            label={t('mending.lookupOn')}
            value={on}
            onChange={setOn}
            error={tried && lookedUpOn === undefined ? t('mending.lookupDayWrong') : undefined}
          />
          <Button icon="save" busy={writing} onPress={() => void note()}>
            {t('mending.lookupSave')}
          </Button>
        </Stack>
      </Card>
    </Section>
  );
}

function lastWords({ resultCode, lookedUpOn }: InsuranceLookup): string {
  return t('mending.lookupLast', { code: lookupWords(resultCode), date: formatLocalDate(lookedUpOn) });
}

/** A whole day that was. */
function dayOf(text: string, today: LocalDate): LocalDate | undefined {
  const parsed = parseTypedDate(text);
  return parsed.ok && isLocalDate(parsed.value) && !isAfter(parsed.value, today) ? parsed.value : undefined;
}
