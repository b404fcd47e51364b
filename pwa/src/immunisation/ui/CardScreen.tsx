// The card of one person: what to do in one sentence, the work as large buttons, then the grid of the paper book.

import type { CardCell, NotCounted } from '@tram/shared-schema/immunisation/vaccine-card.js';
import { formatLocalDate, type LocalDate } from '@tram/shared-schema/local-date.js';
import type { Result } from '@tram/shared-schema/result.js';
import type { ComponentChildren } from 'preact';
import { ageWords, sexWord } from '#people/person-words.js';
import type { DrawQrFailure, QrSquares } from '#people/qr-squares.js';
import { t } from '#text/text.js';
import { Button, LinkButton } from '#ui/Button.js';
import { Dots } from '#ui/Dots.js';
import { HeaderBar } from '#ui/HeaderBar.js';
import { Page, Section, Stack } from '#ui/Layout.js';
import { Notice } from '#ui/Notice.js';
import { cardSentence, groupNameIn, notCountedWords, vaccineNameIn } from '../card-words.js';
import type { ImmunisationDeps } from '../immunisation-deps.js';
import { decidePath, givePath, historyPath, pregnancyPath, recordPath } from '../paths.js';
import { mayBePregnant } from '../pregnancy-age.js';
import { adverseEventPath } from '../session/paths.js';
import type { VaccineRecord } from '../vaccine-record.js';
import { BirthNotice } from './BirthNotice.js';
import styles from './CardScreen.module.css';
import { Decisions, OutsideDoses } from './CardLists.js';
import { PlanSection } from './PlanSection.js';
import { PrintedHead } from './PrintedHead.js';
import { Legend, VaccineGrid } from './VaccineGrid.js';

export interface CardScreenProps {
  record: VaccineRecord;
  schedule: ImmunisationDeps['schedule'];
  stationName: string | undefined;
  qr: Result<QrSquares, DrawQrFailure> | undefined;
  slipText: string;
  today: LocalDate;
  backHref: string;
  mayRecord: boolean;
  onPrint: () => void;
  /** What of today is still to be done about this person: the watch after a dose. */
  ofToday?: ComponentChildren;
}

export function CardScreen(props: CardScreenProps) {
  const { record, schedule, today } = props;
  const { person, judged } = record;
  const nameOf = vaccineNameIn(schedule);
  return (
    <Page
      wide
      header={
        <div class={styles.onScreen}>
          <HeaderBar
            title={person.name}
            subtitle={
              <Dots
                items={[t('vaccines.cardTitle'), ageWords(person.birthDate, today), sexWord(person.sex)]}
              />
            }
            backHref={props.backHref}
          />
        </div>
      }
    >
      <div class={styles.paper}>
        <PrintedHead {...props} />
        <Stack gap="l">
          {props.ofToday && <div class={styles.onScreen}>{props.ofToday}</div>}
          <BirthNotice record={record} />
          {judged && <p class={styles.sentence}>{cardSentence(judged.card, today, nameOf)}</p>}
          <Works {...props} />
          {judged && (
            <VaccineGrid
              rows={judged.card.rows}
              groupName={(code) => groupNameIn(schedule, code)}
              lotOf={lotsIn(record)}
              hrefOf={(cell) => (props.mayRecord ? hrefOf(cell, person._id) : undefined)}
            />
          )}
          {judged && <NotCountedDoses {...props} />}
          {judged && <PlanSection personId={person._id} judged={judged} schedule={schedule} today={today} />}
          <OutsideDoses record={record} nameOf={nameOf} />
          <Decisions record={record} nameOf={nameOf} />
          {judged && <Legend />}
          <p class={styles.source}>
            {t('vaccines.unsigned', {
              version: schedule.schedule.version,
              date: formatLocalDate(schedule.schedule.effectiveFrom),
            })}
          </p>
        </Stack>
      </div>
    </Page>
  );
}

function Works({ record, mayRecord, today, onPrint }: CardScreenProps) {
  const { person, pregnancy, events } = record;
  return (
    <div class={styles.works}>
      {mayRecord && (
        <>
          <LinkButton kind="primary" icon="syringe" href={givePath(person._id)} wide>
            {t('vaccines.give')}
          </LinkButton>
          <LinkButton icon="book-open" href={historyPath(person._id)} wide>
            {t('vaccines.history')}
          </LinkButton>
          <LinkButton icon="calendar-clock" href={decidePath(person._id)} wide>
            {t('vaccines.decide')}
          </LinkButton>
          {events.some(({ doc }) => doc.type === 'dose' && doc.status === 'completed') && (
            <LinkButton icon="siren" href={adverseEventPath(person._id)} wide>
              {t('immunisation.adverseAction')}
            </LinkButton>
          )}
          {(pregnancy !== undefined || mayBePregnant(person, today)) && (
            <LinkButton icon="baby" href={pregnancyPath(person._id)} wide>
              {t('immunisation.pregnancy')}
            </LinkButton>
          )}
        </>
      )}
      <Button icon="printer" onPress={onPrint} wide>
        {t('vaccines.print')}
      </Button>
    </div>
  );
}

function hrefOf(cell: CardCell, personId: string): string | undefined {
  if ('doseId' in cell) return recordPath(personId, cell.doseId);
  return cell.kind === 'due' || cell.kind === 'late' ? givePath(personId) : undefined;
}

const lotsIn = ({ events }: VaccineRecord): ((doseId: string) => string | undefined) => {
  const lots = new Map(
    events.map(({ doc }) => [doc._id as string, 'lotNumber' in doc ? doc.lotNumber : undefined]),
  );
  return (doseId) => lots.get(doseId);
};

function NotCountedDoses({ record, schedule }: CardScreenProps) {
  const found = (record.judged?.card.rows ?? []).flatMap(({ group, cells }) =>
    cells.filter((cell): cell is NotCounted => cell.kind === 'not-counted').map((cell) => ({ group, cell })),
  );
  if (found.length === 0) return null;
  return (
    <Section title={t('vaccines.notCountedTitle')}>
      <Stack gap="s">
        {found.map(({ group, cell }) => (
          <Notice
            key={`${group} ${cell.doseId}`}
            meaning={cell.extraneous ? undefined : 'late'}
            title={t('vaccines.notCounted', {
              vaccine: groupNameIn(schedule, group),
              date: formatLocalDate(cell.on),
            })}
            {...notCountedWords(cell)}
          />
        ))}
      </Stack>
    </Section>
  );
}
