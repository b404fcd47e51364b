// A household's page: who lives in it, what can be done with it, what happened to it.

import type { ReadonlySignal } from '@preact/signals';
import type { LocalDate } from '@tram/shared-schema/local-date.js';
import type { Person } from '@tram/shared-schema/people/person.js';
import type { ComponentChildren } from 'preact';
import type { StoredDocument } from '#documents/tablet-documents.js';
import { householdTitle } from '#people/household-words.js';
import { editHouseholdPath, personPath } from '#people/paths.js';
import { identityWords, lifeStatusWord, relationWord } from '#people/person-words.js';
import type { StationReference } from '#people/station-reference.js';
import { refusedNotice } from '#sync/sync-notices.js';
import { t } from '#text/text.js';
import { Badge } from '#ui/Badge.js';
import { LinkButton } from '#ui/Button.js';
import { Dots } from '#ui/Dots.js';
import { EmptyState } from '#ui/EmptyState.js';
import { HeaderBar } from '#ui/HeaderBar.js';
import { Card, Page, Section, Stack } from '#ui/Layout.js';
import { List, ListRow } from '#ui/List.js';
import { Notice } from '#ui/Notice.js';
import { Skeleton } from '#ui/Skeleton.js';
import type { HouseholdTask } from '../household-task.js';
import { addMemberPath, householdHeadPath, householdMovePath } from '../paths.js';
import type { HouseholdState } from '../watch-household.js';
import styles from './HouseholdScreen.module.css';

export interface HouseholdScreenProps {
  state: ReadonlySignal<HouseholdState>;
  reference: Pick<StationReference, 'hamletName'>;
  today: LocalDate;
  backHref: string;
  /** What happened to it, drawn like a person's timeline. */
  history: (events: readonly StoredDocument[]) => ComponentChildren;
  notFound: ComponentChildren;
}

export function HouseholdScreen(props: HouseholdScreenProps) {
  const { value } = props.state;
  if (value.kind === 'not-found') return <>{props.notFound}</>;
  if (value.kind === 'loading') {
    return (
      <Page header={<HeaderBar title={t('ui.loading')} backHref={props.backHref} />}>
        <Card flush>
          <Skeleton rows={5} />
        </Card>
      </Page>
    );
  }
  return <Known {...props} found={value} />;
}

type Found = Extract<HouseholdState, { kind: 'found' }>;

function Known({ found, reference, today, backHref, history }: HouseholdScreenProps & { found: Found }) {
  const { stored, members } = found;
  const household = stored.doc;
  const head = members.find(({ _id }) => _id === household.headPersonId);
  const about = [
    t('households.subtitle', {
      count: members.length,
      hamlet: reference.hamletName(household.hamletId ?? head?.hamletId) ?? t('people.hamletUnknown'),
    }),
    household.address,
    household.bookNumber && t('households.bookNumber', { number: household.bookNumber }),
  ];
  return (
    <Page
      header={
        <HeaderBar title={householdTitle(head?.name)} subtitle={<Dots items={about} />} backHref={backHref} />
      }
    >
      <Stack gap="l">
        {stored.refusal && <Notice {...refusedNotice(stored.refusal, 'household')} />}
        <Section title={t('households.members')}>
          {members.length === 0 ? (
            <EmptyState icon="house" title={t('households.nobody')} hint={t('households.nobodyHint')} />
          ) : (
            <Card flush>
              <List label={t('households.members')}>
                {members.map((member) => (
                  <Member key={member._id} member={member} headId={household.headPersonId} today={today} />
                ))}
              </List>
            </Card>
          )}
        </Section>
        <Actions householdId={household._id} size={members.length} />
        {history(found.events)}
      </Stack>
    </Page>
  );
}

interface MemberProps {
  member: Person;
  headId: string | undefined;
  today: LocalDate;
}

function Member({ member, headId, today }: MemberProps) {
  const { relationToHead: relation, lifeStatus } = member;
  const what =
    member._id === headId
      ? t('people.isHead')
      : relation === undefined || relation === 'head'
        ? t('ui.unknown')
        : relationWord(relation);
  return (
    <ListRow
      title={member.name}
      lines={[<Dots key="who" items={identityWords(member, today)} />, what]}
      badges={lifeStatus !== 'living' && <Badge>{lifeStatusWord(lifeStatus)}</Badge>}
      href={personPath(member._id)}
    />
  );
}

function Actions({ householdId, size }: { householdId: string; size: number }) {
  const move = (task: HouseholdTask): string => householdMovePath(householdId, task);
  return (
    <Section title={t('households.actions')}>
      <div class={styles.actions}>
        {size > 1 && (
          <LinkButton icon="users" href={move('split')} wide>
            {t('households.split')}
          </LinkButton>
        )}
        <LinkButton icon="user-plus" href={addMemberPath(householdId)} wide>
          {t('households.addMember')}
        </LinkButton>
        {size > 0 && (
          <>
            <LinkButton icon="users" href={move('merge')} wide>
              {t('households.merge')}
            </LinkButton>
            <LinkButton icon="house" href={move('move-house')} wide>
              {t('households.moveHouse')}
            </LinkButton>
            <LinkButton icon="map-pin" href={move('away')} wide>
              {t('households.moveAway')}
            </LinkButton>
            <LinkButton icon="user" href={householdHeadPath(householdId)} wide>
              {t('households.changeHead')}
            </LinkButton>
          </>
        )}
        <LinkButton icon="pencil" href={`${editHouseholdPath(householdId)}?from=household`} wide>
          {t('people.householdEdit')}
        </LinkButton>
      </div>
    </Section>
  );
}
