// The search box and who it finds, at every keystroke. Used by the home page and by the Find place.

import { useComputed, useSignal, type Signal } from '@preact/signals';
import type { LocalDate } from '@tram/shared-schema/local-date.js';
import type { PersonHit } from '@tram/shared-schema/people/person-hit.js';
import type { VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { t } from '#text/text.js';
import { Button, LinkButton } from '#ui/Button.js';
import { EmptyState } from '#ui/EmptyState.js';
import { Card, Stack } from '#ui/Layout.js';
import { List } from '#ui/List.js';
import { SearchBox } from '#ui/SearchBox.js';
import { VisuallyHidden } from '#ui/VisuallyHidden.js';
import type { PersonDirectory } from '../person-directory.js';
import { matchedNumberWords } from '../matched-number.js';
import { PersonRow } from './PersonRow.js';
import { useRest } from './use-rest.js';

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

/** More rows than a thumb scrolls; whoever is not among them is found by typing on. */
const MOST_ROWS = 30;
/** What a tablet shows above its keyboard; the rows below are drawn when the hand rests. */
const ROWS_IN_SIGHT = 9;

export function PersonSearch(props: PersonSearchProps) {
  const { query, directory } = props;
  const changes = useSignal(0);
  useEffect(() => directory.onChanged(() => (changes.value += 1)), [directory, changes]);
  // One more than is shown tells whether there are more.
  const hits = useComputed(() => {
    void changes.value;
    return directory.search(query.value, MOST_ROWS + 1);
  });
  // Asked here, where an empty box rests too: the first letter draws no more than the next.
  const rests = useRest(query.value);
  const open = (): void => {
    if (props.onCard(query.value)) return;
    const [first] = hits.value;
    if (first) props.onOpen(first.id);
  };
  return (
    <Stack>
      <SearchBox
        label={t('people.searchLabel')}
        query={query.value}
        onQuery={(text) => (query.value = text)}
        onSubmit={open}
        autoFocus={props.autoFocus}
      />
      {query.value.trim() === '' ? (
        props.hint && <NothingTyped {...props} />
      ) : (
        <Results {...props} hits={hits.value} rests={rests} />
      )}
    </Stack>
  );
}

function Results(props: PersonSearchProps & { hits: readonly PersonHit[]; rests: boolean }) {
  const { hits, rests, directory } = props;
  const shown = hits.slice(0, MOST_ROWS);
  const below = useRef<readonly VNode[]>([]);
  const rowOf = (hit: PersonHit, place: number): VNode => (
    <PersonRow
      // By place, not by person: a keystroke writes other words into the rows that are there.
      key={place}
      person={directory.find(hit.id) ?? hit.entry}
      today={props.today}
      href={props.personHref(hit.id)}
      nameRanges={hit.nameRanges}
      because={matchedNumberWords(hit)}
      selected={hit.id === props.openPersonId}
    />
  );
  const inSight = shown.slice(0, ROWS_IN_SIGHT).map(rowOf);
  // Until the hand rests the rows below keep what they said, unseen, and rows that are not needed stay: no keystroke
  // takes them away or makes them.
  if (rests && shown.length > ROWS_IN_SIGHT) {
    const fresh = shown.slice(ROWS_IN_SIGHT).map((hit, place) => rowOf(hit, place + ROWS_IN_SIGHT));
    below.current = [...fresh, ...below.current.slice(fresh.length)];
  }
  const more = hits.length > shown.length;
  const [best] = shown;
  const near = best && best.match !== 'every-word' && best.match !== 'initials';
  return (
    <>
      <VisuallyHidden>
        <span role="status">{resultWords(shown.length, more)}</span>
      </VisuallyHidden>
      {near && <p>{t('people.nearest')}</p>}
      {shown.length > 0 ? (
        <Card flush>
          <List label={t('people.results')} shown={rests ? shown.length : inSight.length}>
            {[...inSight, ...below.current]}
          </List>
        </Card>
      ) : (
        <Nobody {...props} />
      )}
      {more && <p>{t('people.foundMany')}</p>}
      {shown.length > 0 && !more && (
        <Button kind="quiet" icon="user-plus" onPress={() => props.onRegister(props.query.value)}>
          {t('people.register')}
        </Button>
      )}
    </>
  );
}

function resultWords(count: number, more: boolean): string {
  return more ? t('people.foundMoreThan', { count }) : t('people.found', { count });
}

function Nobody(props: PersonSearchProps) {
  return (
    <EmptyState
      icon="user-search"
      title={t('people.nobodyTitle')}
      hint={t('people.nobodyHint')}
      actions={
        <>
          <LinkButton kind="primary" icon="scan-line" href={props.scanHref}>
            {t('people.scanCard')}
          </LinkButton>
          <Button icon="user-plus" onPress={() => props.onRegister(props.query.value)}>
            {t('people.register')}
          </Button>
        </>
      }
    />
  );
}

function NothingTyped(props: PersonSearchProps) {
  const count = props.directory.size.value;
  if (!props.directory.ready.value) return <p role="status">{t('people.opening', { count })}</p>;
  return (
    <EmptyState
      icon={count === 0 ? 'users' : 'search'}
      title={count === 0 ? t('people.tabletEmptyTitle') : t('people.findHintTitle', { count })}
      hint={count === 0 ? t('people.tabletEmptyHint') : t('people.findHint')}
      actions={
        <>
          <LinkButton icon="scan-line" href={props.scanHref}>
            {t('people.scanCard')}
          </LinkButton>
          <Button icon="user-plus" onPress={() => props.onRegister('')}>
            {t('people.register')}
          </Button>
        </>
      }
    />
  );
}
