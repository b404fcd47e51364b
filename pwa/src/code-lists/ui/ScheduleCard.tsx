// Which vaccination schedule this tablet judges by: edition, since when, from where, and what no clinician has signed of it.

import { unsignedRows } from '@tram/shared-schema/immunisation/unsigned-rows.js';
import type { Schedule } from '@tram/shared-schema/immunisation/schedule.js';
import { formatLocalDate } from '@tram/shared-schema/local-date.js';
import { named } from '#immunisation/words.js';
import { t } from '#text/text.js';
import { Facts, type Fact } from '#ui/Facts.js';
import { Card, Section, Stack } from '#ui/Layout.js';
import { Notice } from '#ui/Notice.js';

export interface ScheduleCardProps {
  schedule: Schedule;
  /** Brought from the server, not what the app came with. */
  isPublished: boolean;
  /** Those that begin on a later day. */
  coming: readonly Schedule[];
  /** An edition of the server this app cannot follow. */
  unreadable?: string | undefined;
}

function unsignedFacts(schedule: Schedule): readonly Fact[] {
  const { doseCodes, vaccines } = unsignedRows(schedule);
  return [
    ...(doseCodes.length > 0 ? [{ label: t('lists.unsignedDoses'), value: doseCodes.join(', ') }] : []),
    ...(vaccines.length > 0
      ? [{ label: t('lists.unsignedVaccines'), value: vaccines.map(named).join(', ') }]
      : []),
  ];
}

export function ScheduleCard({ schedule, isPublished, coming, unreadable }: ScheduleCardProps) {
  const comingWords = coming.map(({ version, effectiveFrom }) =>
    t('lists.comingOn', { version, date: formatLocalDate(effectiveFrom) }),
  );
  return (
    <Section title={t('lists.name.schedule')}>
      <Stack gap="m">
        {unreadable !== undefined && (
          <Notice
            meaning="stop"
            title={t('lists.unreadable', { version: unreadable })}
            why={t('lists.unreadableWhy')}
            whatNow={<strong>{t('lists.unreadableNow')}</strong>}
          />
        )}
        {unsignedRows(schedule).edition && <Notice title={t('lists.unsignedEdition')} />}
        <Card>
          <Facts
            facts={[
              { label: t('lists.edition'), value: schedule.version },
              { label: t('lists.from'), value: formatLocalDate(schedule.effectiveFrom) },
              {
                label: t('lists.cameFrom'),
                value: t(isPublished ? 'lists.cameFromServer' : 'lists.cameWithApp'),
              },
              { label: t('lists.source'), value: schedule.source },
              ...(comingWords.length > 0
                ? [{ label: t('lists.coming'), value: comingWords.join('; ') }]
                : []),
              ...unsignedFacts(schedule),
            ]}
          />
        </Card>
      </Stack>
    </Section>
  );
}
