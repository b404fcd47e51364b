// The door of the people feature: what app/ may put on an address. Each page is handed everything it needs.

import type { Signal } from '@preact/signals';
import { isIdOf } from '@tram/shared-schema/document/ids.js';
import { readCardText } from '@tram/shared-schema/people/card-text.js';
import type { Person } from '@tram/shared-schema/people/person.js';
import type { ComponentChildren } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { t } from '#text/text.js';
import { EmptyState } from '#ui/EmptyState.js';
import { HeaderBar } from '#ui/HeaderBar.js';
import { Page } from '#ui/Layout.js';
import { Skeleton } from '#ui/Skeleton.js';
import { TwoPane } from '#ui/TwoPane.js';
import { settleAndSay } from './differences-route.js';
import { openByCard, type OpenedByCard, type ReadableCard } from './open-by-card.js';
import { openNewPersonForm, openPersonEdit } from './open-person-form.js';
import { editPersonPath, findPath, newPersonPath, personDraftPath, personPath } from './paths.js';
import type { PeopleDeps } from './people-deps.js';
import { personFormOf } from './person-form.js';
import { withCard } from './person-form-of-card.js';
import type { PersonFormModel, PersonFormOutcome } from './person-form-model.js';
import { personFormOfWords } from './register-from-search.js';
import { CardOutcome } from './ui/CardOutcome.js';
import { NoSuchPerson } from './ui/NoSuchPerson.js';
import { PersonFormScreen } from './ui/PersonFormScreen.js';
import { OlderEvents } from './ui/OlderEvents.js';
import { PersonScreen } from './ui/PersonScreen.js';
import { PersonSearch } from './ui/PersonSearch.js';
import { watchPerson } from './watch-person.js';

interface WithDeps {
  deps: PeopleDeps;
}

export interface PeopleSearchProps extends WithDeps {
  /** Made by app/ and kept while the app is open. */
  query: Signal<string>;
  scanHref: string;
  openPersonId?: string | undefined;
  autoFocus?: boolean | undefined;
  hint?: boolean | undefined;
}

/** The search box with its results, for the home page and for Find. A card's code that a reader types here is read too. */
export function PeopleSearch({ deps, query, ...rest }: PeopleSearchProps) {
  const [outcome, setOutcome] = useState<OpenedByCard>();
  const takeCard = (words: string): boolean => {
    const reading = readCardText(words, deps.today());
    if (reading.kind !== 'cccd' && reading.kind !== 'bhyt') return false;
    query.value = '';
    void openByCard(reading, deps.directory, deps.documents).then((opened) => {
      const path = straightTo(opened);
      if (path === undefined) setOutcome(opened);
      else deps.navigate(path);
    });
    return true;
  };
  const register = (words: string): void => {
    if (takeCard(words)) return;
    deps.formStarts.give({ values: personFormOfWords(words), cardWarnings: [] });
    deps.navigate(newPersonPath());
  };
  if (outcome) return <Outcome deps={deps} outcome={outcome} onScanAgain={() => setOutcome(undefined)} />;
  return (
    <PersonSearch
      {...rest}
      query={query}
      directory={deps.directory}
      today={deps.today()}
      personHref={personPath}
      onOpen={(personId) => deps.navigate(personPath(personId))}
      onCard={takeCard}
      onRegister={register}
    />
  );
}

export interface FindRouteProps extends Omit<PeopleSearchProps, 'hint' | 'openPersonId'> {
  /** From the address; absent on the Find place itself. */
  personId?: string | undefined;
  /** Where the person's page leads back to on a small screen. */
  backHref?: string | undefined;
}

/** `/find` and `/person/:personId`: side by side on a wide screen, one over the other on a small one. */
export function FindRoute({ personId, backHref, ...search }: FindRouteProps) {
  return (
    <TwoPane
      list={
        <Page header={<HeaderBar title={t('people.findTitle')} />}>
          <PeopleSearch {...search} openPersonId={personId} hint autoFocus={search.autoFocus && !personId} />
        </Page>
      }
      detailKey={personId}
      detail={
        personId !== undefined && (
          <PersonPage
            key={personId}
            deps={search.deps}
            personId={personId}
            backHref={backHref ?? findPath()}
          />
        )
      }
      nothingChosen={<EmptyState icon="user" title={t('people.nothingChosen')} />}
    />
  );
}

function PersonPage({ deps, personId, backHref }: WithDeps & { personId: string; backHref: string }) {
  const known = isIdOf('person', personId) ? personId : undefined;
  const watched = useMemo(() => known && watchPerson(deps.documents, known), [deps.documents, known]);
  useEffect(() => () => watched?.close(), [watched]);
  if (!watched || !known) return <NoSuchPerson findHref={findPath()} />;

  return (
    <PersonScreen
      state={watched.state}
      directory={deps.directory}
      reference={deps.reference}
      actions={deps.actions}
      timeline={deps.timeline}
      older={
        deps.olderEvents && <OlderEvents personId={known} desk={deps.olderEvents} state={watched.state} />
      }
      today={deps.today()}
      nowMs={deps.clock.nowMs()}
      backHref={backHref}
      findHref={findPath()}
      onSettle={(seen, choice) => void settleAndSay(deps, { type: 'person', _id: known }, seen, choice)}
    />
  );
}

export interface NewPersonRouteProps extends WithDeps {
  draftId?: string | undefined;
  /** Where the worker came from, if not from Find. */
  backHref?: string | undefined;
}

/** `/person/new`, and `?draft=` for one left half written. */
export function NewPersonRoute({ deps, draftId, backHref = findPath() }: NewPersonRouteProps) {
  const [form, setForm] = useState<PersonFormModel>();
  useEffect(() => {
    let left = false;
    setForm(undefined);
    void openNewPersonForm(deps, draftId).then((opened) => {
      if (!left) setForm(opened);
    });
    return () => {
      left = true;
    };
  }, [deps, draftId]);
  return <PersonForm deps={deps} form={form} backHref={backHref} savedKey="people.savedNew" />;
}

/** `/person/:personId/edit` */
export function EditPersonRoute({ deps, personId }: WithDeps & { personId: string }) {
  const [form, setForm] = useState<PersonFormModel | 'nobody'>();
  useEffect(() => {
    let left = false;
    setForm(undefined);
    const known = isIdOf('person', personId) ? openPersonEdit(deps, personId) : Promise.resolve(undefined);
    void known.then((opened) => {
      if (!left) setForm(opened ?? 'nobody');
    });
    return () => {
      left = true;
    };
  }, [deps, personId]);
  if (form === 'nobody') return <NoSuchPerson findHref={findPath()} />;
  return <PersonForm deps={deps} form={form} backHref={personPath(personId)} savedKey="people.savedEdit" />;
}

interface PersonFormProps extends WithDeps {
  form: PersonFormModel | undefined;
  backHref: string;
  savedKey: 'people.savedNew' | 'people.savedEdit';
}

function PersonForm({ deps, form, backHref, savedKey }: PersonFormProps) {
  if (!form) return <Skeleton rows={6} />;
  const leave = ({ person, headFailure }: Extract<PersonFormOutcome, { kind: 'saved' }>): void => {
    deps.navigate(personPath(person._id), 'replace');
    deps.snackbars.show({ text: t(savedKey, { name: person.name }), next: nextStep(deps, person) });
    if (headFailure) deps.snackbars.show({ text: t('people.headNotNamed') });
  };
  return (
    <PersonFormScreen
      form={form}
      today={deps.today()}
      hamlets={deps.reference.hamlets.value.filter(({ _id }) => deps.ownHamletIds?.includes(_id) ?? true)}
      directory={deps.directory}
      backHref={backHref}
      onSaved={leave}
      onDiscard={() => void discard(deps, form, backHref)}
    />
  );
}

/** Half-written and not wanted; for a while it can be had back. */
async function discard(deps: PeopleDeps, form: PersonFormModel, backHref: string): Promise<void> {
  const draft = await form.discard();
  deps.navigate(backHref, 'replace');
  if (!draft) return;
  const bringBack = async (): Promise<void> => {
    const kept = await deps.drafts.keep(draft);
    if (kept.ok) deps.navigate(personDraftPath(draft));
    else deps.snackbars.show({ text: t('people.writeFailed') });
  };
  deps.snackbars.show({ text: t('people.discarded'), undo: () => void bringBack() });
}

function nextStep(deps: PeopleDeps, person: Person): { label: string; run: () => void } | undefined {
  const next = deps.actions.find(({ isFor }) => isFor?.(person) ?? true);
  return next && { label: next.label(), run: () => deps.navigate(next.href(person)) };
}

export interface CardRouteProps extends WithDeps {
  /** The scan screen, told whom to give the card to; made by app/, because scan/ is another feature. */
  scanner: (onCard: (card: ReadableCard) => void) => ComponentChildren;
}

/** The Scan place: the camera first, then whatever the card led to. */
export function CardRoute({ deps, scanner }: CardRouteProps) {
  const [outcome, setOutcome] = useState<OpenedByCard>();
  const take = async (card: ReadableCard): Promise<void> => {
    const opened = await openByCard(card, deps.directory, deps.documents);
    const path = straightTo(opened);
    if (path === undefined) setOutcome(opened);
    else deps.navigate(path);
  };
  if (!outcome) return <>{scanner((card) => void take(card))}</>;
  return <Outcome deps={deps} outcome={outcome} onScanAgain={() => setOutcome(undefined)} />;
}

function Outcome(props: WithDeps & { outcome: OpenedByCard; onScanAgain: () => void }) {
  const { deps } = props;
  return (
    <CardOutcome
      outcome={props.outcome}
      today={deps.today()}
      onScanAgain={props.onScanAgain}
      onUpdateRecord={(found) => void mendByCard(deps, found)}
      onRegister={({ prefill, warnings }) => {
        deps.formStarts.give({ values: prefill, cardWarnings: warnings });
        deps.navigate(newPersonPath());
      }}
    />
  );
}

/** Nothing to look at in between: the page itself. */
function straightTo(opened: OpenedByCard): string | undefined {
  if (opened.kind === 'found' && opened.differences.length === 0) return personPath(opened.personId);
  return opened.kind === 'slip' && opened.personId !== undefined ? personPath(opened.personId) : undefined;
}

async function mendByCard(deps: PeopleDeps, found: Extract<OpenedByCard, { kind: 'found' }>): Promise<void> {
  const { personId, card } = found;
  const stored = await deps.documents.get('person', personId);
  if (stored) {
    const head = deps.directory.headOf(stored.doc.householdId ?? '')?.name ?? '';
    const values = withCard(personFormOf(stored.doc, head), card);
    deps.formStarts.give({ personId, values, cardWarnings: card.warnings });
  }
  deps.navigate(editPersonPath(personId));
}
