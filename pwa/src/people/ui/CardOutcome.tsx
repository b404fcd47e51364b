// What a scanned card led to, where it did not lead straight to a page: a record it contradicts, several records, or
// nobody yet.

import type { Person } from '@tram/shared-schema/people/person.js';
import type { LocalDate } from '@tram/shared-schema/local-date.js';
import { assertNever } from '@tram/shared-schema/result.js';
import type { ComponentChildren } from 'preact';
import { t } from '#text/text.js';
import { Button, LinkButton } from '#ui/Button.js';
import { HeaderBar } from '#ui/HeaderBar.js';
import { Card, Page, Stack } from '#ui/Layout.js';
import { List } from '#ui/List.js';
import { Notice } from '#ui/Notice.js';
import { StickyActions } from '#ui/StickyActions.js';
import type { CardIdentity } from '../card-identity.js';
import type { OpenedByCard } from '../open-by-card.js';
import { personPath } from '../paths.js';
import { CardFace, Differences, Warnings } from './CardFace.js';
import { MayComplete, type MayCompleteProps } from './MayComplete.js';
import { PersonRow } from './PersonRow.js';
import { SlipMissing } from './SlipMissing.js';

/** What leads nowhere by itself. */
export type ShownOutcome = Exclude<OpenedByCard, { kind: 'person' | 'household' }>;

export interface CardOutcomeProps {
  outcome: ShownOutcome;
  today: LocalDate;
  directory: MayCompleteProps['directory'];
  onScanAgain: () => void;
  /** The form of the record, with the card's answers filled in. */
  onUpdateRecord: (found: Extract<OpenedByCard, { kind: 'found' }>) => void;
  /** The card's answers go into the record of somebody who had no papers. */
  onComplete: (personId: Person['_id'], card: CardIdentity) => void;
  onRegister: (card: Extract<OpenedByCard, { kind: 'new' }>) => void;
}

export function CardOutcome(props: CardOutcomeProps) {
  const { outcome, onScanAgain } = props;
  const scanAgain = (
    <Button icon="scan-line" onPress={onScanAgain}>
      {t('people.card.scanAgain')}
    </Button>
  );
  switch (outcome.kind) {
    case 'found':
      return (
        <Framed
          {...props}
          foot={
            <>
              <Button kind="primary" icon="pencil" onPress={() => props.onUpdateRecord(outcome)}>
                {t('people.card.updateRecord')}
              </Button>
              <LinkButton href={personPath(outcome.personId)}>{t('people.card.openAsIs')}</LinkButton>
            </>
          }
        >
          <Card flush>
            <PersonRow person={outcome.person} today={props.today} href={personPath(outcome.personId)} />
          </Card>
          <Notice
            meaning="late"
            live="polite"
            title={t('people.card.differTitle', { count: outcome.differences.length })}
            why={t('people.card.differWhy')}
            whatNow={t('people.card.differNow')}
          />
          <Differences differences={outcome.differences} />
          <Warnings card={outcome.card} />
        </Framed>
      );
    case 'several':
      return (
        <Framed {...props} foot={scanAgain}>
          <Notice
            meaning="late"
            live="polite"
            title={t('people.card.severalTitle', { count: outcome.persons.length })}
            whatNow={t('people.card.severalHint')}
          />
          <Card flush>
            <List>
              {outcome.persons.map((person) => (
                <PersonRow key={person.id} person={person} today={props.today} href={personPath(person.id)} />
              ))}
            </List>
          </Card>
          <Warnings card={outcome.card} />
        </Framed>
      );
    case 'new':
      return (
        <Framed
          {...props}
          foot={
            <>
              <Button kind="primary" icon="user-plus" onPress={() => props.onRegister(outcome)}>
                {t('people.card.registerFromCard')}
              </Button>
              {scanAgain}
            </>
          }
        >
          <CardFace card={outcome.card} today={props.today} />
          <Notice live="polite" title={t('people.card.newTitle')} whatNow={t('people.card.newHint')} />
          <MayComplete
            people={outcome.mayComplete}
            today={props.today}
            directory={props.directory}
            onComplete={(personId) => props.onComplete(personId, outcome.card)}
          />
          <Warnings card={outcome.card} />
        </Framed>
      );
    case 'slip-of-another-station':
    case 'slip-not-here':
    case 'code-not-here':
      return (
        <Framed {...props} foot={scanAgain}>
          <SlipMissing outcome={outcome} />
        </Framed>
      );
    default:
      return assertNever(outcome);
  }
}

function Framed(props: CardOutcomeProps & { foot: ComponentChildren; children: ComponentChildren }) {
  return (
    <Page
      header={<HeaderBar title={t('people.cardTitle')} onBack={props.onScanAgain} />}
      foot={<StickyActions>{props.foot}</StickyActions>}
    >
      <Stack>{props.children}</Stack>
    </Page>
  );
}
