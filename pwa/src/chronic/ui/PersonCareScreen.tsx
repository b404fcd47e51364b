// One person's chronic care: the registers they are in, how pressure and glucose went, the months they stayed away.

import type { ReadonlySignal } from '@preact/signals';
import type { CareTarget, Enrolment } from '@tram/shared-schema/chronic/enrolment.js';
import { formatLocalDate, type LocalDate } from '@tram/shared-schema/local-date.js';
import { ageWords, sexWord } from '#people/person-words.js';
import { t } from '#text/text.js';
import { Badge } from '#ui/Badge.js';
import { LinkButton } from '#ui/Button.js';
import { Dots } from '#ui/Dots.js';
import { dotted } from '#ui/dotted.js';
import { HeaderBar } from '#ui/HeaderBar.js';
import { Card, Page, Section, Stack } from '#ui/Layout.js';
import { List, ListRow } from '#ui/List.js';
import { Skeleton } from '#ui/Skeleton.js';
import { registerName, standingWord, targetSourceWords, targetWords } from '../chronic-words.js';
import { enrolPath, screenPath, visitPath } from '../paths.js';
import type { CareState, PersonCareState } from '../watch-care.js';
import { NobodyThere } from './NobodyThere.js';
import { MeasurementTable } from './MeasurementTable.js';
import { PersonTrends } from './PersonTrends.js';
import { ScreenedStates } from './ScreenedStates.js';

export interface PersonCareScreenProps {
  state: ReadonlySignal<CareState>;
  today: LocalDate;
  backHref: string;
  mayRecord: boolean;
}

export function PersonCareScreen({ state, ...props }: PersonCareScreenProps) {
  const { value } = state;
  if (value.kind === 'loading') return <Skeleton rows={6} />;
  if (value.kind === 'not-found') return <NobodyThere backHref={props.backHref} />;
  return <Known {...props} care={value} />;
}

type KnownProps = Omit<PersonCareScreenProps, 'state'> & { care: PersonCareState };

function Known({ care, today, backHref, mayRecord }: KnownProps) {
  const { person, enrolments, lines, missed } = care;
  const isUnderCare = enrolments.some(({ standing }) => standing === 'under-care');
  return (
    <Page
      header={
        <HeaderBar
          title={person.name}
          subtitle={
            <Dots items={[t('chronic.page.title'), ageWords(person.birthDate, today), sexWord(person.sex)]} />
          }
          backHref={backHref}
        />
      }
    >
      <Stack gap="l">
        {mayRecord && (
          <Stack gap="s">
            <LinkButton
              kind="primary"
              icon={isUnderCare ? 'heart-pulse' : 'activity'}
              wide
              href={isUnderCare ? visitPath(person._id) : screenPath(person._id)}
            >
              {isUnderCare ? t('chronic.action.visit') : t('chronic.action.screen')}
            </LinkButton>
            <LinkButton icon="clipboard-list" wide href={enrolPath(person._id)}>
              {isUnderCare ? t('chronic.page.enrolMore') : t('chronic.action.enrol')}
            </LinkButton>
          </Stack>
        )}
        {mayRecord && <ScreenedStates states={care.screened} personId={person._id} />}
        <Registers care={care} mayRecord={mayRecord} />
        <PersonTrends care={care} />
        {enrolments.length > 0 && (
          <p>
            {missed.length === 0
              ? t('chronic.page.noMissed')
              : t('chronic.page.missedMonths', { months: missed.map(monthWords).join(', ') })}
          </p>
        )}
        <MeasurementTable lines={lines} />
      </Stack>
    </Page>
  );
}

const monthWords = (month: string): string => month.split('-').reverse().join('/');

function Registers({ care, mayRecord }: { care: PersonCareState; mayRecord: boolean }) {
  const { enrolments, targets, person } = care;
  if (enrolments.length === 0) return <p>{t('chronic.page.none')}</p>;
  return (
    <Section title={t('chronic.page.enrolments')}>
      <Card flush>
        <List>
          {enrolments.map((enrolment) => (
            <ListRow
              key={enrolment._id}
              icon="book-open"
              title={registerName(enrolment.register)}
              lines={linesOf(enrolment, targets[enrolment.register])}
              badges={<Badge>{standingWord(enrolment.standing)}</Badge>}
              {...(mayRecord && { href: enrolPath(person._id, enrolment._id) })}
            />
          ))}
        </List>
      </Card>
    </Section>
  );
}

function linesOf(enrolment: Enrolment, target: CareTarget | undefined): readonly string[] {
  const { diagnosisCode, diagnosisDisplay, enrolledOn } = enrolment;
  const diagnosis = [diagnosisCode, diagnosisDisplay].filter((part) => part !== undefined);
  return [
    ...(diagnosis.length === 0 ? [] : [dotted(diagnosis)]),
    t('chronic.page.since', { on: formatLocalDate(enrolledOn) }),
    ...(target ? [t('chronic.targetIs', { target: targetWords(target) }), targetSourceWords(target)] : []),
  ];
}
