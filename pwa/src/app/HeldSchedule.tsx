// The schedule in force on the page of national lists: what was published and lies on this tablet, beside what the app came
// with.

import { EPI_SCHEDULES } from '@tram/shared-schema/immunisation/epi-schedules.table.js';
import { scheduleOn, withPublished } from '@tram/shared-schema/immunisation/schedule-on.js';
import type { LocalDate } from '@tram/shared-schema/local-date.js';
import { useEffect, useState } from 'preact/hooks';
import type { CodeListDesk } from '#code-lists/code-list-desk.js';
import { ScheduleCard } from '#code-lists/ui/ScheduleCard.js';
import type { CodeListPlace } from './code-list-place.js';
import { reportFailure } from './report-failure.js';

type Answer = Awaited<ReturnType<CodeListDesk['schedules']>>;

export interface HeldScheduleProps {
  place: Pick<CodeListPlace, 'bringing'> & { desk: Pick<CodeListDesk, 'schedules'> };
  today: LocalDate;
}

export function HeldSchedule({ place: { bringing, desk }, today }: HeldScheduleProps) {
  const [read, setRead] = useState<{ answer: Answer }>();
  const now = bringing.value;
  useEffect(() => {
    let left = false;
    desk
      .schedules()
      .then((answer) => {
        if (!left) setRead({ answer });
      })
      .catch(reportFailure);
    return () => {
      left = true;
    };
  }, [desk, now]);
  if (!read) return null;
  const { answer } = read;
  const published = answer?.ok ? answer.value : [];
  const editions = withPublished(EPI_SCHEDULES, published);
  const schedule = scheduleOn(editions, today);
  if (!schedule) return null;
  return (
    <ScheduleCard
      schedule={schedule}
      isPublished={published.includes(schedule)}
      coming={editions.filter(({ effectiveFrom }) => effectiveFrom > today)}
      unreadable={answer && !answer.ok ? answer.error.version : undefined}
    />
  );
}
