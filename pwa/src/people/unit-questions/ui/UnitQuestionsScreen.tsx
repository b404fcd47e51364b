// "Hỏi lại nơi ở": people of units that were split. One tap for one person, or for a whole hamlet.

import { useSignal } from '@preact/signals';
import type { LocalDate } from '@tram/shared-schema/local-date.js';
import type { UnitChoice } from '@tram/shared-schema/reference/unit-question.js';
import { useRef } from 'preact/hooks';
import { t } from '#text/text.js';
import { Button } from '#ui/Button.js';
import { Dots } from '#ui/Dots.js';
import { EmptyState } from '#ui/EmptyState.js';
import { HeaderBar } from '#ui/HeaderBar.js';
import { Card, Page, Section, Stack } from '#ui/Layout.js';
import { Skeleton } from '#ui/Skeleton.js';
import { personPath } from '../../paths.js';
import { identityWords } from '../../person-words.js';
import type { StationReference } from '../../station-reference.js';
import type { AskedPerson, OpenQuestions } from '../open-questions.js';
import { choiceName, questionGroups, type QuestionGroup } from '../question-groups.js';
import styles from './UnitQuestionsScreen.module.css';

export interface UnitQuestionsScreenProps {
  questions: Pick<OpenQuestions, 'asked' | 'ready'>;
  reference: Pick<StationReference, 'hamletName'>;
  today: LocalDate;
  backHref: string;
  /** Resolves when the choice is written or was refused. */
  onSettle: (asked: readonly AskedPerson[], choice: UnitChoice) => Promise<void>;
}

export function UnitQuestionsScreen(props: UnitQuestionsScreenProps) {
  const { questions, reference, onSettle } = props;
  const list = useRef<HTMLDivElement>(null);
  const asked = questions.asked.value;
  const settle = async (people: readonly AskedPerson[], choice: UnitChoice): Promise<void> => {
    await onSettle(people, choice);
    // The button that was pressed is gone; whoever works by keys or by ear stays on the page.
    if (document.activeElement === document.body) list.current?.focus({ preventScroll: true });
  };
  return (
    <Page header={<HeaderBar title={t('recoding.ask.title')} backHref={props.backHref} />}>
      <div ref={list} tabIndex={-1} class={styles.list}>
        <Stack gap="l">
          <Standing {...props} />
          {questionGroups(asked, reference.hamletName).map((group) => (
            <HamletQuestions key={group.key} {...props} group={group} onSettle={settle} />
          ))}
        </Stack>
      </div>
    </Page>
  );
}

function Standing({ questions }: UnitQuestionsScreenProps) {
  const count = questions.asked.value.length;
  if (count > 0) {
    return (
      <div>
        <p role="status" class={styles.count}>
          {questions.ready.value ? t('recoding.ask.count', { count }) : t('recoding.ask.reading')}
        </p>
        <p>{t('recoding.ask.why')}</p>
      </div>
    );
  }
  if (!questions.ready.value) return <Skeleton rows={4} />;
  return <EmptyState icon="circle-check" title={t('recoding.ask.none')} hint={t('recoding.ask.noneHint')} />;
}

const AT_FIRST = 10;

interface HamletProps extends UnitQuestionsScreenProps {
  group: QuestionGroup;
}

function HamletQuestions(props: HamletProps) {
  const { group, reference, onSettle } = props;
  const { from, choices, proposed, asked, hamletId } = group;
  const shown = useSignal(AT_FIRST);
  const busy = useSignal<string | undefined>(undefined);
  const hamlet = reference.hamletName(hamletId) ?? t('people.hamletUnknown');
  const settleAll = async (choice: UnitChoice): Promise<void> => {
    busy.value = choice.communeCode;
    await onSettle(asked, choice);
    busy.value = undefined;
  };
  const left = asked.length - shown.value;
  return (
    <Section title={t('recoding.ask.group', { unit: from.communeName, hamlet })}>
      <Stack>
        {proposed && <p>{t('recoding.ask.mostly', { unit: choiceName(proposed, choices) })}</p>}
        {asked.length > 1 && (
          <div class={styles.choices}>
            {choices.map((choice) => (
              <Button
                key={choice.communeCode}
                kind={choice === proposed ? 'primary' : 'secondary'}
                icon="users"
                busy={busy.value === choice.communeCode}
                disabled={busy.value !== undefined && busy.value !== choice.communeCode}
                onPress={() => void settleAll(choice)}
              >
                {t('recoding.ask.all', { count: asked.length, unit: choiceName(choice, choices) })}
              </Button>
            ))}
          </div>
        )}
        <Card flush>
          {asked.slice(0, shown.value).map((one) => (
            <PersonQuestion key={one.person._id} {...props} one={one} />
          ))}
        </Card>
        {left > 0 && (
          <Button wide onPress={() => (shown.value += AT_FIRST * 5)}>
            {t('recoding.ask.more', { count: Math.min(left, AT_FIRST * 5) })}
          </Button>
        )}
      </Stack>
    </Section>
  );
}

function PersonQuestion({ one, group, today, onSettle }: HamletProps & { one: AskedPerson }) {
  const { choices, proposed } = group;
  const { person } = one;
  return (
    <div class={styles.person}>
      <a class={styles.whose} href={personPath(person._id)}>
        <h3 class={styles.name}>{person.name}</h3>
        <Dots items={identityWords(person, today)} />
      </a>
      <p class={styles.address}>
        {person.address === undefined
          ? t('recoding.ask.noAddress')
          : t('recoding.ask.address', { address: person.address })}
      </p>
      <div class={styles.choices} role="group" aria-label={person.name}>
        {choices.map((choice) => (
          <Button
            key={choice.communeCode}
            icon={choice === proposed ? 'check' : undefined}
            onPress={() => void onSettle([one], choice)}
          >
            {choiceName(choice, choices)}
          </Button>
        ))}
      </div>
    </div>
  );
}
