// One child of the session's list: who, which doses, why, how late; one tap opens the dose form, one calls the family.

import { standingOf, type DueRow } from '@tram/shared-schema/due/due-doses.js';
import type { Schedule } from '@tram/shared-schema/immunisation/schedule.js';
import { formatLocalDate, type LocalDate } from '@tram/shared-schema/local-date.js';
import { contactPath } from '#chronic/paths.js';
import { personPath } from '#people/paths.js';
import { ageWords } from '#people/person-words.js';
import { t } from '#text/text.js';
import { Badge } from '#ui/Badge.js';
import { Dots } from '#ui/Dots.js';
import { ListRow } from '#ui/List.js';
import { dueLines, lateWords, standingIcon, standingMeaning } from '../due-words.js';
import { givePath } from '../../paths.js';
import type { VaccinationDesk } from '../vaccination-desk.js';

export interface DueRowLineProps {
  row: DueRow;
  day: LocalDate;
  today: LocalDate;
  schedule: Schedule;
  desk: Pick<VaccinationDesk, 'directory' | 'reference' | 'mayRecord'>;
}

export function DueRowLine({ row, day, today, schedule, desk }: DueRowLineProps) {
  const person = desk.directory.find(row.personId);
  const name = person?.name ?? t('vaccination.unknownPerson');
  const standing = standingOf(row, day);
  const phone = person?.phones?.[0];
  const againOn = row.contact?.againOn;
  const hamlet = desk.reference.hamletName(row.hamletId) ?? t('vaccineLots.noHamlet');
  return (
    <ListRow
      title={name}
      lines={[
        <Dots key="who" items={[ageWords(row.birthDate, today), hamlet, person?.householdHeadName]} />,
        ...dueLines(row, schedule),
      ]}
      badges={
        <>
          <Badge meaning={standingMeaning[standing]} icon={standingIcon[standing]}>
            {standing === 'late' ? lateWords(row.daysLate) : t(`vaccination.standing.${standing}`)}
          </Badge>
          {standing === 'snoozed' && againOn !== undefined && (
            <Badge icon="calendar">{t('vaccination.againOn', { date: formatLocalDate(againOn) })}</Badge>
          )}
          {row.contact?.result === 'ask-home-visit' && standing !== 'done' && (
            <Badge icon="house">{t('chronic.contact.ask-home-visit')}</Badge>
          )}
        </>
      }
      href={desk.mayRecord === false ? personPath(row.personId) : `${givePath(row.personId)}?from=session`}
      action={
        phone === undefined
          ? undefined
          : {
              label: t('vaccination.call', { name }),
              word: t('vaccination.callWord'),
              icon: 'phone',
              // The call, and what came of it, on one page: whoever comes later is not called again.
              href: `${contactPath(row.personId, ['immunisation'])}&from=session`,
            }
      }
    />
  );
}
