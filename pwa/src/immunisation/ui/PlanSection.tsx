// The visits that bring a late child up to date, on the card and printed with it; the way to the plan's own sheet.

import type { CompiledSchedule } from '@tram/shared-schema/immunisation/compiled-schedule.js';
import { formatLocalDate, type LocalDate } from '@tram/shared-schema/local-date.js';
import { t } from '#text/text.js';
import { LinkButton } from '#ui/Button.js';
import { Section } from '#ui/Layout.js';
import { plannedDoseWords, vaccineNameIn } from '../card-words.js';
import { planPath } from '../paths.js';
import { planVisits } from '../plan-visits.js';
import type { JudgedRecord } from '../vaccine-record.js';
import styles from './CardScreen.module.css';

export interface PlanSectionProps {
  personId: string;
  judged: JudgedRecord;
  schedule: CompiledSchedule;
  today: LocalDate;
}

export function PlanSection({ personId, judged, schedule, today }: PlanSectionProps) {
  const { visits } = planVisits(judged, schedule, today);
  if (visits.length === 0) return null;
  const nameOf = vaccineNameIn(schedule);
  return (
    <Section title={t('vaccines.plan')}>
      <p>{t('vaccines.planHint')}</p>
      <ol role="list" class={styles.plan} aria-label={t('vaccines.plan')}>
        {visits.map(({ on, doses }, index) => (
          <li key={on} class={styles.visit}>
            <strong>{t('vaccines.planVisit', { number: index + 1, date: formatLocalDate(on) })}</strong>
            <span>{doses.map((dose) => plannedDoseWords(dose, nameOf)).join(', ')}</span>
          </li>
        ))}
      </ol>
      <div class={styles.toPlan}>
        <LinkButton icon="printer" href={planPath(personId)} wide>
          {t('vaccines.planPrint')}
        </LinkButton>
      </div>
    </Section>
  );
}
