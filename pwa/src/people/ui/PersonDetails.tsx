// Papers and contact, and who lives in the same household.

import type { Household } from '@tram/shared-schema/people/household.js';
import type { LocalDate } from '@tram/shared-schema/local-date.js';
import type { Person } from '@tram/shared-schema/people/person.js';
import type { StoredDocument } from '#documents/tablet-documents.js';
import { refusedNotice } from '#sync/sync-notices.js';
import { t } from '#text/text.js';
import { LinkButton } from '#ui/Button.js';
import { Facts } from '#ui/Facts.js';
import { Row, Stack } from '#ui/Layout.js';
import { List } from '#ui/List.js';
import { Notice } from '#ui/Notice.js';
import { editHouseholdPath, householdPath, householdSlipPath, personPath } from '../paths.js';
import type { DirectoryPerson } from '../person-directory.js';
import { shownPersonalId, shownPhone } from '../person-form.js';
import { ethnicGroupWord, insuranceWords, relationWord } from '../person-words.js';
import { Fold } from '#ui/Fold.js';
import { residenceWords } from '../residence-text.js';
import styles from './PersonDetails.module.css';
import { papersFacts } from './papers-facts.js';
import { PersonRow } from './PersonRow.js';

export function PersonDetails({
  stored,
  hamlet,
  nameOf,
}: {
  stored: StoredDocument<Person>;
  hamlet: string | undefined;
  nameOf: (personId: string) => string | undefined;
}) {
  const person = stored.doc;
  const optional = (label: string, value: string | undefined) =>
    value === undefined ? [] : [{ label, value }];
  return (
    <Fold
      title={t('people.details')}
      summary={
        person.personalId === undefined ? t('people.noPersonalId') : shownPersonalId(person.personalId)
      }
    >
      <div class={styles.details}>
        <Stack>
          <Facts
            facts={[
              {
                label: t('people.field.personalId'),
                value: person.personalId && shownPersonalId(person.personalId),
              },
              ...papersFacts(person, nameOf),
              ...optional(
                t('people.field.oldIdNumbers'),
                person.oldIdNumbers?.map(shownPersonalId).join(', '),
              ),
              {
                label: t('people.field.insurance'),
                value: person.insurance && insuranceWords(person.insurance),
              },
              { label: t('people.field.phone'), value: person.phone && shownPhone(person.phone) },
              { label: t('people.field.hamletId'), value: hamlet },
              { label: t('people.field.address'), value: person.address },
              ...optional(t('people.field.residence'), person.residence && residenceWords(person.residence)),
              ...optional(
                t('people.field.ethnicGroupCode'),
                person.ethnicGroupCode && ethnicGroupWord(person.ethnicGroupCode),
              ),
              ...optional(t('people.field.guardianName'), person.guardianName),
              ...optional(t('people.field.note'), person.note),
            ]}
          />
          {stored.syncState !== 'refused' && <p>{t(`people.recordState.${stored.syncState}`)}</p>}
        </Stack>
      </div>
    </Fold>
  );
}

/** On the page's first screen: a call is often all that is wanted. */
export function CallLink({ person }: { person: Person }) {
  if (person.phone === undefined) return null;
  return (
    <LinkButton icon="phone" href={`tel:${person.phone}`}>
      {t('people.call')} {shownPhone(person.phone)}
    </LinkButton>
  );
}

export interface HouseholdMembersProps {
  person: Person;
  household: StoredDocument<Household> | undefined;
  members: readonly DirectoryPerson[];
  today: LocalDate;
}

export function HouseholdMembers({ person, household, members, today }: HouseholdMembersProps) {
  const others = members.filter(({ id }) => id !== person._id);
  if (others.length === 0 && !household) return null;
  const head = household?.doc.headPersonId;
  return (
    <Fold
      title={t('people.household')}
      summary={t('people.others', { count: others.length })}
      open={household?.refusal !== undefined}
    >
      {household?.refusal && <Notice {...refusedNotice(household.refusal, 'household')} />}
      <List>
        {others.map((member) => (
          <PersonRow
            key={member.id}
            person={member}
            today={today}
            href={personPath(member.id)}
            place={
              member.id === head
                ? t('people.isHead')
                : member.relationToHead === undefined
                  ? t('ui.unknown')
                  : relationWord(member.relationToHead)
            }
          />
        ))}
      </List>
      {household && (
        <div class={styles.details}>
          <Row>
            <LinkButton icon="users" href={householdPath(household.doc._id)}>
              {t('households.open')}
            </LinkButton>
            <LinkButton icon="pencil" href={editHouseholdPath(household.doc._id, person._id)}>
              {t('people.householdEdit')}
            </LinkButton>
            <LinkButton icon="printer" href={householdSlipPath(household.doc._id, person._id)}>
              {t('papers.printHouseholdSlip')}
            </LinkButton>
          </Row>
        </div>
      )}
    </Fold>
  );
}
