// What must not be missed on a person's page, above everything that can be done.

import { formatLocalDate, type LocalDate } from '@tram/shared-schema/local-date.js';
import type { Person } from '@tram/shared-schema/people/person.js';
import { assertNever } from '@tram/shared-schema/result.js';
import type { StoredDocument } from '#documents/tablet-documents.js';
import { refusalText } from '#sync/refusal-text.js';
import { t } from '#text/text.js';
import { LinkButton } from '#ui/Button.js';
import { Card } from '#ui/Layout.js';
import { List } from '#ui/List.js';
import { Notice } from '#ui/Notice.js';
import type { PossibleDouble } from '../find-possible-doubles.js';
import { editPersonPath, personPath } from '../paths.js';
import { personalIdWarningWords } from '../person-form-words.js';
import type { PersonWarning } from '../person-warnings.js';
import { PersonRow } from './PersonRow.js';

export interface PersonNoticesProps {
  stored: StoredDocument<Person>;
  warnings: readonly PersonWarning[];
  doubles: readonly PossibleDouble[];
  today: LocalDate;
}

export function PersonNotices({ stored, warnings, doubles, today }: PersonNoticesProps) {
  const editHref = editPersonPath(stored.doc._id);
  return (
    <>
      {stored.refusal && (
        <Notice
          meaning="stop"
          title={t('people.refusedTitle')}
          why={refusalText(stored.refusal)}
          whatNow={t('people.refusedNow')}
          actions={<EditLink href={editHref} />}
        />
      )}
      {warnings.map((warning) => (
        <WarningNotice key={keyOf(warning)} warning={warning} editHref={editHref} />
      ))}
      {doubles.length > 0 && (
        <>
          <Notice meaning="late" title={t('people.doubleTitle')} whatNow={t('people.doubleNow')} />
          <Card flush>
            <List>
              {doubles.map(({ person, because }) => (
                <PersonRow
                  key={person.id}
                  person={person}
                  today={today}
                  href={personPath(person.id)}
                  because={doubleWords(because)}
                />
              ))}
            </List>
          </Card>
        </>
      )}
    </>
  );
}

const keyOf = (warning: PersonWarning): string =>
  warning.kind === 'to-mend' ? `to-mend ${warning.because.kind}` : warning.kind;

export const doubleWords = (because: PossibleDouble['because']): string =>
  because === 'same-number' ? t('people.doubleSameNumber') : t('people.doubleSameName');

function EditLink({ href }: { href: string }) {
  return (
    <LinkButton icon="pencil" href={href}>
      {t('people.edit')}
    </LinkButton>
  );
}

function WarningNotice({ warning, editHref }: { warning: PersonWarning; editHref: string }) {
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
          actions={<EditLink href={editHref} />}
        />
      );
    default:
      return assertNever(warning);
  }
}
