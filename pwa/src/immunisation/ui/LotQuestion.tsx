// From which lot a dose is drawn and where it is given.

import { isIdOf } from '@tram/shared-schema/document/ids.js';
import { formatLocalDate } from '@tram/shared-schema/local-date.js';
import { t } from '#text/text.js';
import { CheckField } from '#ui/CheckField.js';
import { ChoiceField } from '#ui/ChoiceField.js';
import { DateField } from '#ui/DateField.js';
import { Stack } from '#ui/Layout.js';
import { Question } from '#ui/Question.js';
import { TextField } from '#ui/TextField.js';
import type { GiveDose } from '../give-form.js';
import type { GiveFormModel } from '../give-form-model.js';
import { giveFailureWords, siteWords } from '../give-words.js';
import { listedLot } from '../parse-give-form.js';
import { lotsOfVaccine, type OfferedLot } from '../lots-of-vaccine.js';

const OTHER = 'other-lot';
const SITES = ['left-arm', 'right-arm', 'left-thigh', 'right-thigh', 'mouth', 'other'];

export interface LotQuestionProps {
  form: GiveFormModel;
  dose: GiveDose;
  vaccineName: string;
}

export function LotQuestion({ form, dose, vaccineName }: LotQuestionProps) {
  const offered = lotsOfVaccine(form.lots, dose.vaccineCode, form.today);
  const typed = dose.otherLot || offered.length === 0;
  const failures = form.failures.value;
  const lotFailure = failures[`lot-${dose.id}`];
  const expiryFailure = failures[`expiry-${dose.id}`];
  const inList = dose.otherLot && listedLot(dose, form.lots) !== undefined;
  const choose = (value: string): void =>
    form.change(
      dose.id,
      isIdOf('vaccine-lot', value) ? { lotId: value, otherLot: false } : { otherLot: true },
    );
  return (
    <Stack>
      {offered.length > 0 && (
        <Question field={`lot-${dose.id}`}>
          <ChoiceField
            label={t('vaccines.lotQuestion')}
            choices={[
              ...offered.map(({ lot, standing }) => ({
                value: lot._id,
                label: lot.lotNumber,
                hint: standingWords({ lot, standing }),
              })),
              { value: OTHER, label: t('vaccines.otherLot') },
            ]}
            value={dose.otherLot ? OTHER : dose.lotId}
            onChange={choose}
            error={typed ? undefined : lotFailure && giveFailureWords(lotFailure)}
          />
        </Question>
      )}
      {typed && (
        <>
          <Question field={`lot-${dose.id}`}>
            <TextField
              label={t('vaccines.lotNumber')}
              value={dose.lotNumber}
              onChange={(lotNumber) => form.change(dose.id, { lotNumber, otherLot: true })}
              error={lotFailure && giveFailureWords(lotFailure)}
            />
          </Question>
          <Question field={`expiry-${dose.id}`}>
            <DateField
              label={t('vaccines.lotExpiry')}
              value={dose.expiresOn}
              onChange={(expiresOn) => form.change(dose.id, { expiresOn, otherLot: true })}
              error={expiryFailure && giveFailureWords(expiryFailure)}
            />
          </Question>
          {dose.lotNumber.trim() !== '' &&
            (inList ? (
              <p>{t('vaccines.lotInList')}</p>
            ) : (
              <CheckField
                label={t('vaccines.takeLotIn')}
                hint={t('vaccines.takeLotInHint')}
                checked={dose.takeLotIn}
                onChange={(takeLotIn) => form.change(dose.id, { takeLotIn })}
              />
            ))}
        </>
      )}
      <ChoiceField
        label={t('vaccines.siteOf', { vaccine: vaccineName })}
        choices={SITES.map((value) => ({ value, label: siteWords(value) }))}
        value={dose.bodySite}
        onChange={(bodySite) => form.change(dose.id, { bodySite })}
      />
    </Stack>
  );
}

function standingWords({ lot, standing }: OfferedLot): string {
  const date = formatLocalDate(lot.expiresOn);
  switch (standing) {
    case 'expired':
      return t('vaccines.lotStanding.expired', { date });
    case 'locked':
      return t('vaccines.lotStanding.locked');
    case 'expiring':
      return t('vaccines.lotStanding.expiring', { date });
    default:
      return t('vaccines.lotExpires', { date });
  }
}
