// What must not be missed on a person's page, above everything that can be done.

import { formatLocalDate, type LocalDate } from '@tram/shared-schema/local-date.js';
import type { Person } from '@tram/shared-schema/people/person.js';
import { assertNever } from '@tram/shared-schema/result.js';
import type { StoredDocument } from '#documents/tablet-documents.js';
import { refusedNotice } from '#sync/sync-notices.js';
import { t } from '#text/text.js';
import { Card, Stack } from '#ui/Layout.js';
import { List } from '#ui/List.js';
import { Notice } from '#ui/Notice.js';
import { reasonWords } from '../doubles/double-words.js';
import { comparePath } from '../doubles/paths.js';
import type { PossibleDouble } from '../find-possible-doubles.js';
import { personalIdWarningWords } from '../person-form-words.js';
import { isUrgent, type PersonWarning } from '../person-warnings.js';
import { PersonRow } from './PersonRow.js';

/** Above what can be done: what must be known before. */
export function UrgentNotices({
  stored,
  warnings,
}: {
  stored: StoredDocument<Person>;
  warnings: readonly PersonWarning[];
}) {
  const urgent = warnings.filter(isUrgent);
  if (urgent.length === 0 && !stored.refusal) return null;
  return (
    <Stack gap="s">
      {urgent.map((warning) => (
        <WarningNotice key={keyOf(warning)} warning={warning} />
      ))}
      {stored.refusal && <Notice {...refusedNotice(stored.refusal, 'person')} />}
    </Stack>
  );
}

export interface PaperNoticesProps {
  personId: Person['_id'];
  warnings: readonly PersonWarning[];
  doubles: readonly PossibleDouble[];
  today: LocalDate;
}

/** Below what can be done: papers that expired, a record that contradicts itself or may be there twice. */
export function PaperNotices({ personId, warnings, doubles, today }: PaperNoticesProps) {
  const others = warnings.filter((warning) => !isUrgent(warning));
  if (others.length === 0 && doubles.length === 0) return null;
  return (
    <Stack gap="s">
      {others.map((warning) => (
        <WarningNotice key={keyOf(warning)} warning={warning} />
      ))}
      {doubles.length > 0 && (
        <>
          <Notice meaning="late" title={t('people.doubleTitle')} whatNow={t('people.doubleNow')} />
          <Card flush>
            <List>
              {doubles.map(({ person, reasons }) => (
                <PersonRow
                  key={person.id}
                  person={person}
                  today={today}
                  href={comparePath(personId, person.id)}
                  because={reasonWords(reasons)}
                />
              ))}
            </List>
          </Card>
        </>
      )}
    </Stack>
  );
}

const keyOf = (warning: PersonWarning): string =>
  warning.kind === 'to-mend' ? `to-mend ${warning.because.kind}` : warning.kind;

function WarningNotice({ warning }: { warning: PersonWarning }) {
  switch (warning.kind) {
    case 'allergy':
      return <Notice meaning="stop" title={t('people.allergyTitle', { what: warning.what })} />;
    case 'deceased':
      return (
        <Notice
          title={
            warning.on === undefined
              ? t('people.deceasedTitle')
              : t('people.diedOn', { date: formatLocalDate(warning.on) })
          }
        />
      );
    case 'moved-away':
      return <Notice title={t('people.movedTitle')} />;
    case 'insurance-expired':
      return (
        <Notice
          meaning="due"
          title={t('people.insuranceExpiredTitle', { date: formatLocalDate(warning.on) })}
          whatNow={t('people.insuranceExpiredNow')}
        />
      );
    case 'to-mend':
      return (
        <Notice
          meaning="late"
          title={t('people.toMendTitle')}
          why={personalIdWarningWords(warning.because)}
          whatNow={t('people.toMendNow')}
        />
      );
    default:
      return assertNever(warning);
  }
}
