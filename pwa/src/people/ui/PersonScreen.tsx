// A person's page: what must not be missed, what to do next, then what was done.

import type { ReadonlySignal } from '@preact/signals';
import { formatLocalDate, type LocalDate } from '@tram/shared-schema/local-date.js';
import type { ComponentChildren } from 'preact';
import { t } from '#text/text.js';
import { LinkButton } from '#ui/Button.js';
import { Dots } from '#ui/Dots.js';
import { HeaderBar } from '#ui/HeaderBar.js';
import { Card, Page, Section, Stack } from '#ui/Layout.js';
import { Skeleton } from '#ui/Skeleton.js';
import type { Difference } from '../differences.js';
import { doublesOfRecord } from '../find-possible-doubles.js';
import { mayHaveNewborn } from '../newborn.js';
import { editPersonPath, newbornPath, personSlipPath } from '../paths.js';
import type { PersonAction } from '../people-deps.js';
import type { PersonDirectory } from '../person-directory.js';
import { personWarnings } from '../person-warnings.js';
import { ageWords, sexWord } from '../person-words.js';
import { recordNames } from '../record-name.js';
import type { Choice } from '../settle-disagreement.js';
import type { StationReference } from '../station-reference.js';
import { timelineOf, type TimelineSource } from '../timeline.js';
import { awaitsPapers } from '../without-papers.js';
import type { PersonState } from '../watch-person.js';
import { Disagreements } from './Disagreements.js';
import { CallLink, HouseholdMembers, PersonDetails } from './PersonDetails.js';
import { MotherAndChildren } from './MotherAndChildren.js';
import { NoSuchPerson } from '../NoSuchPerson.js';
import { PaperNotices, UrgentNotices } from './PersonNotices.js';
import styles from './PersonScreen.module.css';
import { TemporaryCodeCard } from './TemporaryCodeCard.js';
import { PersonTimeline } from './PersonTimeline.js';

export interface PersonScreenProps {
  state: ReadonlySignal<PersonState>;
  directory: PersonDirectory;
  reference: StationReference;
  actions: readonly PersonAction[];
  timeline: readonly TimelineSource[];
  /** Other records of the same person. */
  held: ComponentChildren;
  /** Where some of what was done lies only at the server. */
  older: ComponentChildren;
  today: LocalDate;
  nowMs: number;
  backHref: string;
  findHref: string;
  onSettle: (seen: Difference, choice: Choice) => void;
}

export function PersonScreen(props: PersonScreenProps) {
  const { state } = props;
  switch (state.value.kind) {
    case 'loading':
      return (
        <Framed {...props} title={t('ui.loading')}>
          <Card flush>
            <Skeleton rows={5} />
          </Card>
        </Framed>
      );
    case 'not-found':
      return <NoSuchPerson findHref={props.findHref} />;
    default:
      return <KnownPerson {...props} found={state.value} />;
  }
}

interface FramedProps {
  title: string;
  subtitle?: ComponentChildren;
  backHref: string;
  children: ComponentChildren;
}

function Framed({ title, subtitle, backHref, children }: FramedProps) {
  return <Page header={<HeaderBar title={title} subtitle={subtitle} backHref={backHref} />}>{children}</Page>;
}

type Found = Extract<PersonState, { kind: 'found' }>;

function KnownPerson(props: PersonScreenProps & { found: Found }) {
  const { found, directory, reference, today } = props;
  const { person: stored, household, events } = found;
  const person = stored.doc;
  const warnings = personWarnings(person, today);
  const hamlet = reference.hamletName(person.hamletId);
  const head = person.householdId === undefined ? undefined : directory.headOf(person.householdId);
  const members = person.householdId === undefined ? [] : directory.membersOf(person.householdId);
  const names = {
    hamletName: reference.hamletName,
    headName: (householdId: string) => directory.headOf(householdId)?.name,
    personName: recordNames(directory),
  };
  const identity = [
    ageWords(person.birthDate, today),
    sexWord(person.sex),
    person.birthDate && t('people.born', { date: formatLocalDate(person.birthDate) }),
    hamlet ?? t('people.hamletUnknown'),
    head && (head.id === person._id ? t('people.isHead') : t('people.headIs', { name: head.name })),
  ];
  return (
    <Framed title={person.name} subtitle={<Dots items={identity} />} backHref={props.backHref}>
      <Stack gap="l">
        <UrgentNotices stored={stored} warnings={warnings} />
        <TemporaryCodeCard person={person} />
        <ToDo {...props} found={found} />
        <PaperNotices
          warnings={warnings}
          personId={person._id}
          doubles={doublesOfRecord(person, directory)}
          today={today}
        />
        {props.held}
        <Disagreements
          person={person}
          names={names}
          workerName={reference.workerName}
          nowMs={props.nowMs}
          onSettle={props.onSettle}
        />
        <Stack gap="s">
          <PersonDetails stored={stored} hamlet={hamlet} nameOf={names.personName} />
          <MotherAndChildren person={person} directory={directory} today={today} />
          <HouseholdMembers person={person} household={household} members={members} today={today} />
        </Stack>
        <PersonTimeline entries={timelineOf(events, props.timeline)} workerName={reference.workerName} />
        {props.older}
      </Stack>
    </Framed>
  );
}

function ToDo({ found, actions, today }: PersonScreenProps & { found: Found }) {
  const person = found.person.doc;
  const offered = actions.filter(({ isFor }) => isFor?.(person) ?? true);
  const first = offered.find(({ isPressing }) => isPressing?.(person)) ?? offered[0];
  return (
    <Section title={t('people.toDo')}>
      <div class={styles.toDo}>
        {offered.map((action) => (
          <LinkButton
            key={action.href(person)}
            kind={action === first ? 'primary' : 'secondary'}
            icon={action.icon}
            href={action.href(person)}
            note={action.about?.(person)}
            wide
          >
            {action.label(person)}
          </LinkButton>
        ))}
        <LinkButton icon="pencil" href={editPersonPath(person._id)} wide>
          {t('people.edit')}
        </LinkButton>
        {!awaitsPapers(person) && (
          <LinkButton icon="printer" href={personSlipPath(person._id)} wide>
            {t('papers.printSlip')}
          </LinkButton>
        )}
        {mayHaveNewborn(person, today) && (
          <LinkButton icon="baby" href={newbornPath(person._id)} wide>
            {t('papers.registerNewborn')}
          </LinkButton>
        )}
        <CallLink person={person} />
      </div>
    </Section>
  );
}
