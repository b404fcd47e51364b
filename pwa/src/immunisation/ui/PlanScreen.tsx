// The plan of visits on a sheet of its own: which vaccines on which day, and room to write when it was really done.

import { CATCH_UP } from '@tram/shared-schema/immunisation/catch-up.table.js';
import type { PlannedVisit } from '@tram/shared-schema/immunisation/catch-up-plan.js';
import { formatLocalDate, type LocalDate } from '@tram/shared-schema/local-date.js';
import type { Result } from '@tram/shared-schema/result.js';
import { ageWords } from '#people/person-words.js';
import type { DrawQrFailure, QrSquares } from '#people/qr-squares.js';
import { t } from '#text/text.js';
import { Button } from '#ui/Button.js';
import { Dots } from '#ui/Dots.js';
import { EmptyState } from '#ui/EmptyState.js';
import { HeaderBar } from '#ui/HeaderBar.js';
import { Page, Stack } from '#ui/Layout.js';
import { groupNameIn, plannedDoseWords, vaccineNameIn } from '../card-words.js';
import type { ImmunisationDeps } from '../immunisation-deps.js';
import { cardPath } from '../paths.js';
import type { VisitPlan } from '../plan-visits.js';
import type { VaccineRecord } from '../vaccine-record.js';
import styles from './PlanScreen.module.css';
import { PrintedHead } from './PrintedHead.js';

export interface PlanScreenProps {
  record: VaccineRecord;
  plan: VisitPlan;
  schedule: ImmunisationDeps['schedule'];
  stationName: string | undefined;
  qr: Result<QrSquares, DrawQrFailure> | undefined;
  slipText: string;
  today: LocalDate;
  onPrint: () => void;
}

export function PlanScreen(props: PlanScreenProps) {
  const { record, plan, schedule, today, onPrint } = props;
  const { person } = record;
  const leftOut = plan.leftOut.map((group) => groupNameIn(schedule, group)).join(', ');
  return (
    <Page
      wide
      header={
        <div class={styles.onScreen}>
          <HeaderBar
            title={person.name}
            subtitle={<Dots items={[t('vaccines.plan'), ageWords(person.birthDate, today)]} />}
            backHref={cardPath(person._id)}
          />
        </div>
      }
    >
      {plan.visits.length === 0 ? (
        <EmptyState icon="calendar-check" title={t('vaccines.planNone')} hint={t('vaccines.planNoneHint')} />
      ) : (
        <div class={styles.paper}>
          <PrintedHead {...props} title={t('vaccines.plan')} />
          <Stack>
            <p>{t('vaccines.planHint')}</p>
            <VisitTable visits={plan.visits} schedule={schedule} today={today} />
            {leftOut !== '' && <p>{t('vaccines.planLeftOut', { vaccines: leftOut })}</p>}
            <p class={styles.notice}>
              {t('vaccines.planNotice', { date: formatLocalDate(today), days: CATCH_UP.waitDays })}
            </p>
            <div class={styles.onScreen}>
              <Button kind="primary" icon="printer" onPress={onPrint} wide>
                {t('vaccines.planPrint')}
              </Button>
            </div>
          </Stack>
        </div>
      )}
    </Page>
  );
}

interface VisitTableProps extends Pick<PlanScreenProps, 'schedule' | 'today'> {
  visits: readonly PlannedVisit[];
}

function VisitTable({ visits, schedule, today }: VisitTableProps) {
  const nameOf = vaccineNameIn(schedule);
  return (
    <table class={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t('vaccines.planNumber')}</th>
          <th scope="col">{t('vaccines.planFrom')}</th>
          <th scope="col">{t('vaccines.vaccine')}</th>
          <th scope="col" class={styles.onPaper}>
            {t('vaccines.planDone')}
          </th>
        </tr>
      </thead>
      <tbody>
        {visits.map(({ on, doses }, index) => (
          <tr key={on}>
            <td>{index + 1}</td>
            <td>
              {formatLocalDate(on)}
              {on === today && <strong class={styles.today}>{t('vaccines.planToday')}</strong>}
            </td>
            <td>
              <ul role="list">
                {doses.map((dose) => (
                  <li key={dose.doseCode}>{plannedDoseWords(dose, nameOf)}</li>
                ))}
              </ul>
            </td>
            <td class={styles.onPaper} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}
