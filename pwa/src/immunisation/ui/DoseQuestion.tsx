// One vaccine of the visit: a tap chooses it; from which lot, where, and whether the rules let it be given today.

import { useSignal } from '@preact/signals';
import { formatLocalDate } from '@tram/shared-schema/local-date.js';
import { t } from '#text/text.js';
import { Button } from '#ui/Button.js';
import { CheckField } from '#ui/CheckField.js';
import { Card, Row, Stack } from '#ui/Layout.js';
import { Notice } from '#ui/Notice.js';
import { Question } from '#ui/Question.js';
import { TextArea } from '#ui/TextField.js';
import type { GiveDose } from '../give-form.js';
import type { GiveFormModel } from '../give-form-model.js';
import {
  earliestOf,
  giveFailureWords,
  isAboutLot,
  refusalWords,
  routeWords,
  siteWords,
} from '../give-words.js';
import { readLot } from '../parse-give-form.js';
import { LotQuestion } from './LotQuestion.js';

export interface DoseQuestionProps {
  form: GiveFormModel;
  dose: GiveDose;
  vaccineName: string;
  giverName: string | undefined;
}

export function DoseQuestion(props: DoseQuestionProps) {
  const { form, dose, vaccineName } = props;
  return (
    <Card>
      <Stack gap="s">
        <CheckField
          label={vaccineName}
          hint={whenWords(form, dose)}
          checked={dose.chosen}
          onChange={(chosen) => form.change(dose.id, { chosen })}
        />
        {dose.chosen && <Refused {...props} />}
        {dose.chosen && isAsked(form, dose) && <FromWhere {...props} />}
      </Stack>
    </Card>
  );
}

/** From which lot a refused dose would be drawn is asked once somebody means to give it all the same. */
function isAsked(form: GiveFormModel, dose: GiveDose): boolean {
  const refusals = form.refusals.value.get(dose.id);
  return !refusals || refusals.some(isAboutLot) || dose.overrideReason.trim() !== '';
}

function whenWords({ next, today }: GiveFormModel, { vaccineCode }: GiveDose): string {
  const due = next.get(vaccineCode);
  if (!due) return t('vaccines.doseAdded');
  const { number, lateSince, dueOn } = due;
  if (lateSince !== undefined) return t('vaccines.doseLate', { number, date: formatLocalDate(lateSince) });
  const date = formatLocalDate(dueOn);
  return dueOn <= today ? t('vaccines.doseDue', { number, date }) : t('vaccines.doseEarly', { number, date });
}

/** Folded to a line while it is as on every other child today. */
function FromWhere({ form, dose, vaccineName }: DoseQuestionProps) {
  const changing = useSignal(false);
  const lot = readLot(dose, form.lots);
  const failed = [`lot-${dose.id}`, `expiry-${dose.id}`].some((field) => form.failures.value[field]);
  const known = 'kind' in lot || dose.bodySite === '' ? undefined : lot;
  if (!known || changing.value || failed || dose.otherLot)
    return <LotQuestion form={form} dose={dose} vaccineName={vaccineName} />;
  const where = dose.route === '' ? [dose.bodySite] : [siteWords(dose.bodySite), routeWords(dose.route)];
  return (
    <Row>
      <p>
        {[
          t('vaccines.from', { lot: known.lotNumber, date: formatLocalDate(known.expiresOn) }),
          ...new Set(where.map((word) => word.toLowerCase())),
        ].join(' · ')}
      </p>
      <Button kind="quiet" icon="pencil" onPress={() => (changing.value = true)}>
        {t('vaccines.changeLot')}
      </Button>
    </Row>
  );
}

function Refused({ form, dose, vaccineName, giverName }: DoseQuestionProps) {
  const refusals = form.refusals.value.get(dose.id);
  if (!refusals) return null;
  const earliest = earliestOf(refusals, form.findings.value);
  const field = `override-${dose.id}`;
  const failure = form.failures.value[field];
  return (
    <Stack gap="s">
      <Notice
        meaning="stop"
        live="polite"
        title={t('vaccines.refused', { vaccine: vaccineName })}
        why={
          <>
            {refusals.map((refusal) => (
              <p key={refusal.kind}>{refusalWords(refusal, form)}</p>
            ))}
            {earliest !== undefined && (
              <p>
                <strong>{t('vaccines.refusedEarliest', { date: formatLocalDate(earliest) })}</strong>
              </p>
            )}
          </>
        }
        whatNow={refusals.every(isAboutLot) ? t('vaccines.refusedLotNow') : t('vaccines.refusedNow')}
        actions={
          <Button icon="x" onPress={() => form.change(dose.id, { chosen: false })}>
            {t('vaccines.leaveOut')}
          </Button>
        }
      />
      <Question field={field}>
        <TextArea
          name={field}
          label={t('vaccines.overrideReason')}
          hint={t('vaccines.overrideHint', { name: giverName ?? t('vaccines.overrideNobody') })}
          rows={2}
          value={dose.overrideReason}
          onChange={(overrideReason) => form.change(dose.id, { overrideReason })}
          error={failure && giveFailureWords(failure)}
        />
      </Question>
    </Stack>
  );
}
