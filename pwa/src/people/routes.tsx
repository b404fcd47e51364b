// The door of the people feature: what app/ may put on an address. Each page is handed everything it needs.

import type { Signal } from '@preact/signals';
import { isIdOf } from '@tram/shared-schema/document/ids.js';
import { readCardText, type CardReading } from '@tram/shared-schema/people/card-text.js';
import type { Person } from '@tram/shared-schema/people/person.js';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { t } from '#text/text.js';
import { EmptyState } from '#ui/EmptyState.js';
import { HeaderBar } from '#ui/HeaderBar.js';
import { Page } from '#ui/Layout.js';
import { Skeleton } from '#ui/Skeleton.js';
import { TwoPane } from '#ui/TwoPane.js';
import { searchWithCodes } from './search-with-codes.js';
import { CardPage, useCard } from './card-route.js';
import type { ReadableCard } from './open-by-card.js';
import { openNewPersonForm, openPersonEdit } from './open-person-form.js';
import { findPath, newPersonPath, personDraftPath, personPath } from './paths.js';
import type { PeopleDeps } from './people-deps.js';
import type { PersonFormModel, PersonFormOutcome } from './person-form-model.js';
import { PersonPage } from './person-page.js';
import { personFormOfWords } from './register-from-search.js';
import { NoSuchPerson } from './NoSuchPerson.js';
import { PersonFormScreen } from './ui/PersonFormScreen.js';
import { PersonSearch } from './ui/PersonSearch.js';

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
  const directory = useMemo(() => searchWithCodes(deps.directory), [deps.directory]);
  const card = useCard(deps);
  const takeCard = (words: string): boolean => {
    const reading = readCardText(words, deps.today());
    if (!isWhole(reading)) return false;
    query.value = '';
    card.take(reading);
    return true;
  };
  const register = (words: string): void => {
    if (takeCard(words)) return;
    deps.formStarts.give({ values: personFormOfWords(words), cardWarnings: [] });
    deps.navigate(newPersonPath());
  };
  if (card.shown) return <CardPage deps={deps} outcome={card.shown} onScanAgain={card.scanAgain} />;
  return (
    <PersonSearch
      {...rest}
      query={query}
      directory={directory}
      today={deps.today()}
      personHref={personPath}
      onOpen={(personId) => deps.navigate(personPath(personId))}
      onCard={takeCard}
      onRegister={register}
    />
  );
}

/** Numbers alone are what the search itself is for. */
const isWhole = (reading: CardReading): reading is Extract<ReadableCard, { kind: WholeCard }> =>
  WHOLE_CARDS.some((kind) => kind === reading.kind);
const WHOLE_CARDS = ['cccd', 'bhyt', 'slip', 'temporary-code'] as const;
type WholeCard = (typeof WHOLE_CARDS)[number];

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

export interface NewPersonRouteProps extends WithDeps {
  draftId?: string | undefined;
  /** Who gave birth, where her page led here. */
  motherId?: string | undefined;
  /** Where the worker came from, if not from Find. */
  backHref?: string | undefined;
}

/** `/person/new`, and `?draft=` for one left half written. */
export function NewPersonRoute({ deps, draftId, motherId = '', backHref }: NewPersonRouteProps) {
  const mother = isIdOf('person', motherId) ? motherId : undefined;
  const [form, setForm] = useState<PersonFormModel>();
  useEffect(() => {
    let left = false;
    setForm(undefined);
    void openNewPersonForm(deps, draftId, mother).then((opened) => {
      if (!left) setForm(opened);
    });
    return () => {
      left = true;
    };
  }, [deps, draftId, mother]);
  const back = backHref ?? (mother === undefined ? findPath() : personPath(mother));
  return <PersonForm deps={deps} form={form} backHref={back} savedKey="people.savedNew" />;
}

export interface EditPersonRouteProps extends WithDeps {
  personId: string;
  /** Opened to write down papers that have come. */
  completes?: boolean | undefined;
}

/** `/person/:personId/edit` */
export function EditPersonRoute({ deps, personId, completes }: EditPersonRouteProps) {
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
  return (
    <PersonForm
      deps={deps}
      form={form}
      backHref={personPath(personId)}
      savedKey="people.savedEdit"
      completes={completes}
    />
  );
}

interface PersonFormProps extends WithDeps {
  form: PersonFormModel | undefined;
  backHref: string;
  savedKey: 'people.savedNew' | 'people.savedEdit';
  completes?: boolean | undefined;
}

function PersonForm({ deps, form, backHref, savedKey, completes }: PersonFormProps) {
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
      codeLists={deps.codeLists}
      backHref={backHref}
      completes={completes}
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
  return next && { label: next.label(person), run: () => deps.navigate(next.href(person)) };
}
