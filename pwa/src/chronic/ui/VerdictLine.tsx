// Whether the target is reached, register by register, and what the protocol would do: said live, decided by the worker.

import { registerOf } from '@tram/shared-schema/chronic/register-of.js';
import type { StepAdvice } from '@tram/shared-schema/chronic/suggest-step.js';
import { t } from '#text/text.js';
import { Badge } from '#ui/Badge.js';
import { CheckField } from '#ui/CheckField.js';
import { Card, Stack } from '#ui/Layout.js';
import {
  inWords,
  pressureWords,
  REACHED_MEANING,
  reachedWord,
  registerName,
  targetSourceWords,
  targetWords,
} from '../chronic-words.js';
import type { VisitForm } from '../visit/open-visit.js';
import styles from './Questions.module.css';

export function VerdictLine({ form }: { form: VisitForm }) {
  const { average, reached, step } = form.judgement.value;
  const { targets } = form.context;
  const readings = form.values.value.secondPressure.trim() !== '';
  // A register whose form has no verdict is not "not assessed".
  const judged = Object.entries(reached).filter(
    ([register]) => registerOf(register)?.verdict.kind !== 'none',
  );
  if (judged.length === 0 && !(average && readings)) return null;
  return (
    <Card>
      <div class={styles.verdicts} role="status" aria-label={t('chronic.verdict')}>
        {average && readings && <p>{t('chronic.average', { value: pressureWords(average) })}</p>}
        {judged.map(([register, verdict]) => {
          const target = targets[register];
          return (
            <div key={register}>
              <p class={styles.verdict}>
                <strong>{registerName(register)}</strong>
                <Badge meaning={REACHED_MEANING[verdict]}>{reachedWord(verdict)}</Badge>
              </p>
              {target && (
                <p class={styles.soft}>
                  {t('chronic.targetIs', { target: targetWords(target) })}
                  {' · '}
                  {targetSourceWords(target)}
                </p>
              )}
            </div>
          );
        })}
        <StepSentence step={step} form={form} />
      </div>
    </Card>
  );
}

function stepWords(step: StepAdvice): string | undefined {
  switch (step.kind) {
    case 'step-up':
      return t('chronic.step.up', { step: inWords(step.step.words) });
    case 'ask-doctor':
      return t('chronic.step.askDoctor', { step: inWords(step.step.words) });
    case 'talk-about-adherence':
      return t('chronic.step.adherence');
    case 'lifestyle-first': {
      const { systolicFrom, diastolicFrom } = step.below;
      return t('chronic.step.lifestyle', { value: `${systolicFrom}/${diastolicFrom}` });
    }
    case 'refer':
      return t('chronic.step.refer');
    case 'measure-first':
    case 'stay':
    case 'no-protocol':
      return undefined;
  }
}

function sourceOf(step: StepAdvice): string | undefined {
  if (step.kind === 'lifestyle-first') return step.below.source;
  return step.kind === 'step-up' || step.kind === 'ask-doctor' ? step.step.source : undefined;
}

function StepSentence({ step, form }: { step: StepAdvice | undefined; form: VisitForm }) {
  const words = step && stepWords(step);
  if (!step || words === undefined) return null;
  const source = sourceOf(step);
  return (
    <Stack gap="s">
      <p>{words}</p>
      {source !== undefined && <p class={styles.soft}>{t('chronic.source', { source })}</p>}
      {step.kind === 'step-up' && (
        <CheckField
          label={t('chronic.step.taken')}
          checked={form.values.value.stepTaken}
          onChange={(stepTaken) => form.set({ stepTaken })}
        />
      )}
    </Stack>
  );
}
