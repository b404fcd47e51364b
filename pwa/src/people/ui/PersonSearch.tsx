// The search box and who it finds, at every keystroke. Used by the home page and by the Find place.

import { useComputed, useSignal, type ReadonlySignal, type Signal } from '@preact/signals';
import type { LocalDate } from '@tram/shared-schema/local-date.js';
import type { PersonHit } from '@tram/shared-schema/people/person-hit.js';
import { useEffect, useLayoutEffect } from 'preact/hooks';
import { t } from '#text/text.js';
import { Button } from '#ui/Button.js';
import { Card, Stack } from '#ui/Layout.js';
import { SearchBox } from '#ui/SearchBox.js';
import { Standing } from '#ui/Standing.js';
import { useEffectNow } from '#ui/use-effect-now.js';
import { VisuallyHidden } from '#ui/VisuallyHidden.js';
import type { HitPage } from '../hit-words.js';
import type { PersonDirectory } from '../person-directory.js';
import { HitList, MOST_IN_SIGHT, MOST_ROWS } from './HitList.js';
import { Nobody, NothingTyped } from './SearchStates.js';
import { useLaidSoon } from './use-laid-soon.js';
import { useRested } from './use-rested.js';

export interface PersonSearchProps {
  /** What is typed; kept by whoever owns the page, so that coming back finds it again. */
  query: Signal<string>;
  directory: Pick<PersonDirectory, 'search' | 'find' | 'size' | 'ready' | 'onChanged'>;
  today: LocalDate;
  personHref: (personId: string) => string;
  scanHref: string;
  /** Opens the first result: the search key of the keyboard. */
  onOpen: (personId: string) => void;
  /** Takes a card's whole code, typed by a reader or pasted; false for anything else. */
  onCard: (words: string) => boolean;
  onRegister: (words: string) => void;
  /** The row of the person whose page is open beside the list. */
  openPersonId?: string | undefined;
  autoFocus?: boolean | undefined;
  /** What an empty box shows under it; the home page shows its day there. */
  hint?: boolean | undefined;
}

export function PersonSearch(props: PersonSearchProps) {
  const { query, directory } = props;
  const changes = useSignal(0);
  useEffect(() => directory.onChanged(() => (changes.value += 1)), [directory, changes]);
  const rests = useRested(query);
  const inSight = useSignal(MOST_IN_SIGHT);
  const hits = useComputed(() => {
    void changes.value;
    // A keystroke asks for those in sight; one more than is shown tells whether there are more.
    return directory.search(query.value, (rests.value ? MOST_ROWS : inSight.value) + 1);
  });
  const isTyped = useComputed(() => query.value.trim() !== '');
  const isLaid = useLaidSoon();
  const isMade = useComputed(() => isTyped.value || isLaid.value);
  const open = (): void => {
    if (props.onCard(query.value)) return;
    const [first] = hits.value;
    if (first) props.onOpen(first.id);
  };
  return (
    <Stack>
      <TypedBox query={query} onSubmit={open} autoFocus={props.autoFocus} />
      {isMade.value && <Results {...props} {...{ hits, rests, inSight, isTyped }} />}
      {props.hint && (
        <Standing asleep={isTyped}>
          <NothingTyped {...props} />
        </Standing>
      )}
    </Stack>
  );
}

interface TypedBoxProps extends Pick<PersonSearchProps, 'query' | 'autoFocus'> {
  onSubmit: () => void;
}

/** Apart, so that what draws the box draws nothing beside it. */
function TypedBox({ query, onSubmit, autoFocus }: TypedBoxProps) {
  return (
    <SearchBox
      label={t('people.searchLabel')}
      query={query}
      onQuery={(text) => (query.value = text)}
      onSubmit={onSubmit}
      autoFocus={autoFocus}
    />
  );
}

interface ResultsProps extends PersonSearchProps {
  hits: ReadonlySignal<readonly PersonHit[]>;
  rests: ReadonlySignal<boolean>;
  inSight: Signal<number>;
  isTyped: ReadonlySignal<boolean>;
}

/** `near`: nobody has all that was typed. */
type Answer = 'untyped' | 'nobody' | 'near' | 'found';

function answerOf([best]: readonly PersonHit[]): Answer {
  if (!best) return 'nobody';
  return best.match === 'every-word' || best.match === 'initials' ? 'found' : 'near';
}

function Results(props: ResultsProps) {
  const { hits, rests, inSight, isTyped, directory, today, personHref, openPersonId } = props;
  const page = useSignal<HitPage>({ today, personHref, openPersonId });
  useLayoutEffect(() => {
    const { today: before, openPersonId: openBefore } = page.peek();
    if (before !== today || openBefore !== openPersonId) page.value = { today, personHref, openPersonId };
  });
  // Most letters find people as the one before did: what looks otherwise only then hears of nothing else.
  const answer = useSignal<Answer>('untyped');
  useEffectNow(() => {
    answer.value = isTyped.value ? answerOf(hits.value) : 'untyped';
  });
  const hidesNobody = useComputed(() => answer.value !== 'nobody');
  const hidesFound = useComputed(() => answer.value === 'nobody' || answer.value === 'untyped');
  return (
    <>
      <Said hits={hits} rests={rests} isTyped={isTyped} />
      <p hidden={useComputed(() => answer.value !== 'near')}>{t('people.nearest')}</p>
      <Standing asleep={hidesFound}>
        <Card flush>
          <HitList hits={hits} rests={rests} inSight={inSight} directory={directory} page={page} />
        </Card>
      </Standing>
      <Standing asleep={hidesNobody}>
        <Nobody {...props} />
      </Standing>
      <Standing asleep={hidesFound}>
        <Below {...props} />
      </Standing>
    </>
  );
}

/** For who listens instead of looking; said when the hand rests, not at every letter. */
function Said({ hits, rests, isTyped }: Pick<ResultsProps, 'hits' | 'rests' | 'isTyped'>) {
  const words = useSignal('');
  useEffectNow(() => {
    if (!isTyped.value) words.value = '';
    else if (rests.value) words.value = resultWords(hits.value.length);
  });
  return <VisuallyHidden role="status">{words}</VisuallyHidden>;
}

function resultWords(found: number): string {
  return found > MOST_ROWS
    ? t('people.foundMoreThan', { count: MOST_ROWS })
    : t('people.found', { count: found });
}

/** Under the last row: that there are more, or that the one who is looked for can be registered. */
function Below({ hits, rests, inSight, query, onRegister }: ResultsProps) {
  const isMore = useSignal(false);
  useEffectNow(() => {
    // Until the hand rests nobody knows whether there are more than are in sight; what stood here stays.
    if (rests.value) isMore.value = hits.value.length > MOST_ROWS;
    else if (hits.value.length <= inSight.value) isMore.value = false;
  });
  if (isMore.value) return <p>{t('people.foundMany')}</p>;
  return (
    <Button kind="quiet" icon="user-plus" onPress={() => onRegister(query.value)}>
      {t('people.register')}
    </Button>
  );
}
