// Two records side by side, until a worker says whether they are of one person. Both stay whatever is said.

import { useSignal } from '@preact/signals';
import { localDateAt, formatLocalDate, type LocalDate } from '@tram/shared-schema/local-date.js';
import { epochMsOf } from '@tram/shared-schema/document/instant.js';
import type { Person } from '@tram/shared-schema/people/person.js';
import { t } from '#text/text.js';
import { Badge } from '#ui/Badge.js';
import { Button, LinkButton } from '#ui/Button.js';
import { ChoiceField } from '#ui/ChoiceField.js';
import { classNames } from '#ui/class-names.js';
import { Dots } from '#ui/Dots.js';
import { HeaderBar } from '#ui/HeaderBar.js';
import { Card, Page, Stack } from '#ui/Layout.js';
import { Notice } from '#ui/Notice.js';
import { StickyActions } from '#ui/StickyActions.js';
import { VisuallyHidden } from '#ui/VisuallyHidden.js';
import { personPath } from '../../paths.js';
import { fieldValueWords, type NamesOfPlaces } from '../../person-answer-words.js';
import { FIELD_WORDS, identityWords } from '../../person-words.js';
import { compareRecords, fullerRecord, type ComparedRow, type WeighedRecord } from '../compare-records.js';
import styles from './CompareScreen.module.css';

/** How the two stand to each other now. */
export type Standing = 'apart' | 'one' | 'said-two' | 'contradicted';

export interface CompareScreenProps {
  records: readonly [WeighedRecord, WeighedRecord];
  standing: Standing;
  sharesId: boolean;
  names: NamesOfPlaces;
  workerName: (accountId: string) => string | undefined;
  today: LocalDate;
  backHref: string;
  onJoin: (goes: Person['_id'], stays: Person['_id']) => void;
  onTwo: () => void;
  onSeparate: () => void;
}

export function CompareScreen(props: CompareScreenProps) {
  const [one, other] = props.records;
  const chosen = useSignal<Person['_id'] | undefined>(undefined);
  const stays = chosen.value ?? fullerRecord(one, other);
  const goes = stays === one.person._id ? other.person._id : one.person._id;
  const isOne = props.standing === 'one';
  return (
    <Page
      header={<HeaderBar title={t('doubles.compareTitle')} backHref={props.backHref} />}
      foot={
        <StickyActions note={isOne ? undefined : t('doubles.bothStay')}>
          {isOne ? (
            <Button icon="undo-2" onPress={props.onSeparate}>
              {t('doubles.separate')}
            </Button>
          ) : (
            <>
              <Button kind="primary" icon="merge" onPress={() => props.onJoin(goes, stays)}>
                {t('doubles.join')}
              </Button>
              {props.standing !== 'said-two' && (
                <Button icon="users" onPress={props.onTwo}>
                  {t('doubles.two')}
                </Button>
              )}
            </>
          )}
        </StickyActions>
      }
    >
      <Stack gap="l">
        {!(props.sharesId && props.standing === 'apart') && <StandingNotice standing={props.standing} />}
        {props.sharesId && props.standing !== 'one' && (
          <Notice meaning="late" title={t('doubles.sharedIdsWhat')} whatNow={t('doubles.sharedIdsNow')} />
        )}
        <Card>
          <div class={styles.sides}>
            <Head {...props} record={one} />
            <Head {...props} record={other} />
          </div>
          <dl class={styles.rows}>
            {compareRecords(one.person, other.person).map((row) => (
              <Row key={row.field} row={row} names={props.names} />
            ))}
          </dl>
        </Card>
        {!isOne && (
          <ChoiceField
            label={t('doubles.whichStays')}
            hint={t('doubles.whichStaysHint')}
            choices={[one, other].map((record, at) => ({
              value: record.person._id,
              label: at === 0 ? t('doubles.first') : t('doubles.second'),
              hint: record.person.name,
            }))}
            value={stays}
            onChange={(id) => (chosen.value = id)}
          />
        )}
      </Stack>
    </Page>
  );
}

function StandingNotice({ standing }: Pick<CompareScreenProps, 'standing'>) {
  switch (standing) {
    case 'apart':
      return <p>{t('doubles.compareHint')}</p>;
    case 'one':
      return <Notice meaning="done" title={t('doubles.isOne')} why={t('doubles.isOneWhy')} />;
    case 'said-two':
      return <Notice title={t('doubles.isTwo')} />;
    case 'contradicted':
      return <Notice meaning="due" title={t('doubles.contradicted')} why={t('doubles.contradictedWhy')} />;
  }
}

function Head({ record, ...props }: CompareScreenProps & { record: WeighedRecord }) {
  const { person, events } = record;
  const at = props.records[0] === record ? t('doubles.first') : t('doubles.second');
  const madeOn = formatLocalDate(localDateAt(epochMsOf(person.createdAt)));
  return (
    <div class={styles.head}>
      <p class={styles.soft}>{at}</p>
      <h2 class={styles.name}>{person.name}</h2>
      <p>
        <Dots items={identityWords(person, props.today)} />
      </p>
      <p class={styles.soft}>
        {t('doubles.madeBy', {
          date: madeOn,
          name: props.workerName(person.createdBy.accountId) ?? t('ui.unknown'),
        })}
      </p>
      <p class={styles.soft}>{t('doubles.events', { count: events })}</p>
      <LinkButton href={personPath(person._id)}>{t('doubles.open')}</LinkButton>
    </div>
  );
}

function Row({ row, names }: { row: ComparedRow; names: NamesOfPlaces }) {
  const differs = row.likeness === 'differ';
  return (
    <div class={styles.row}>
      <dt class={styles.field}>
        {t(FIELD_WORDS[row.field])}{' '}
        {differs && (
          <Badge meaning="due" icon="scale">
            {t('doubles.differs')}
          </Badge>
        )}
      </dt>
      {row.values.map((value, at) => (
        <dd key={at} class={classNames(styles.value, differs && styles.differs)}>
          <VisuallyHidden>{at === 0 ? t('doubles.first') : t('doubles.second')}: </VisuallyHidden>
          {fieldValueWords(row.field, value, names)}
        </dd>
      ))}
    </div>
  );
}
