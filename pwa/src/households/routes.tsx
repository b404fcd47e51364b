// The door of the households feature: what app/ may put on an address.

import { isIdOf } from '@tram/shared-schema/document/ids.js';
import type { Person } from '@tram/shared-schema/people/person.js';
import type { ComponentChildren } from 'preact';
import { useCallback, useEffect, useMemo } from 'preact/hooks';
import type { StoredDocument } from '#documents/tablet-documents.js';
import { householdTitle } from '#people/household-words.js';
import { findPath, householdPath, newPersonPath, personPath } from '#people/paths.js';
import type { PeopleDeps } from '#people/people-deps.js';
import { t } from '#text/text.js';
import { LinkButton } from '#ui/Button.js';
import { NothingThere } from '#ui/NothingThere.js';
import { Skeleton } from '#ui/Skeleton.js';
import type { CarriedOut } from './carry-out-move.js';
import { openHeadForm } from './head-form-model.js';
import type { MoveFormModel, MoveFormOutcome } from './move-form-model.js';
import { HOUSEHOLD_TASKS, openHouseholdMove, openPersonMove, type HouseholdTask } from './open-move-form.js';
import { personMovePath } from './paths.js';
import { AddMemberScreen } from './ui/AddMemberScreen.js';
import { HeadFormScreen } from './ui/HeadFormScreen.js';
import { HouseholdScreen } from './ui/HouseholdScreen.js';
import { MoveFormScreen, type MoveFormScreenProps } from './ui/MoveFormScreen.js';
import { useOpened } from './use-opened.js';
import { watchHousehold } from './watch-household.js';

interface WithDeps {
  deps: PeopleDeps;
}

const NoSuchHousehold = () => (
  <NothingThere
    pageTitle={t('people.field.householdId')}
    backHref={findPath()}
    icon="house"
    title={t('people.householdNotFound')}
    hint={t('people.notFoundHint')}
    actions={
      <LinkButton kind="primary" icon="search" href={findPath()}>
        {t('people.findTitle')}
      </LinkButton>
    }
  />
);

export interface HouseholdRouteProps extends WithDeps {
  householdId: string;
  backHref: string;
  history: (events: readonly StoredDocument[]) => ComponentChildren;
}

/** `/household/:householdId` */
export function HouseholdRoute({ deps, householdId, backHref, history }: HouseholdRouteProps) {
  const known = isIdOf('household', householdId) ? householdId : undefined;
  const watched = useMemo(
    () => known && watchHousehold(deps.documents, deps.directory, known),
    [deps.documents, deps.directory, known],
  );
  useEffect(() => () => watched?.close(), [watched]);
  if (!watched) return <NoSuchHousehold />;
  return (
    <HouseholdScreen
      state={watched.state}
      reference={deps.reference}
      today={deps.today()}
      backHref={backHref}
      history={history}
      notFound={<NoSuchHousehold />}
    />
  );
}

const titleOf = (deps: PeopleDeps, householdId: string): string =>
  householdTitle(deps.directory.headOf(householdId)?.name);

/** Said with a way back; what was undone is shown where it was done. */
function sayWithUndo(deps: PeopleDeps, text: string, { undo }: CarriedOut, path: string): void {
  const takeBack = async (): Promise<void> => {
    const undone = await undo();
    deps.snackbars.show({ text: undone.ok ? t('households.undone') : t('people.writeFailed') });
    if (undone.ok) deps.navigate(path, 'replace');
  };
  deps.snackbars.show({ text, undo: () => void takeBack() });
}

const namesOf = (people: readonly Person[]): string => people.map(({ name }) => name).join(', ');

type Saved = Extract<MoveFormOutcome, { kind: 'saved' }>;

interface MoveFormProps
  extends WithDeps, Pick<MoveFormScreenProps, 'title' | 'subtitle' | 'why' | 'backHref'> {
  form: MoveFormModel;
}

function MoveForm(props: MoveFormProps) {
  const { deps, backHref } = props;
  const leave = ({ carriedOut, people, householdId }: Saved): void => {
    deps.navigate(householdId === undefined ? backHref : householdPath(householdId), 'replace');
    sayWithUndo(deps, t('households.savedMove', { people: namesOf(people) }), carriedOut, backHref);
  };
  return (
    <MoveFormScreen
      {...props}
      hamlets={deps.reference.hamlets.value.filter(({ _id }) => deps.ownHamletIds?.includes(_id) ?? true)}
      ownHamletIds={deps.ownHamletIds}
      directory={deps.directory}
      onSaved={leave}
    />
  );
}

const TASK_TITLES = {
  split: 'households.split',
  merge: 'households.merge',
  away: 'households.moveAway',
  'move-house': 'households.moveHouse',
} as const satisfies Record<HouseholdTask, string>;

/** `/household/:householdId/move/:task` */
export function HouseholdMoveRoute({
  deps,
  householdId,
  task,
}: WithDeps & { householdId: string; task: string }) {
  const known = HOUSEHOLD_TASKS.find((one) => one === task);
  const open = useCallback(
    () => (known ? openHouseholdMove(deps, householdId, known) : Promise.resolve(undefined)),
    [deps, householdId, known],
  );
  const form = useOpened(open);
  if (form === 'not-found' || !known) return <NoSuchHousehold />;
  if (!form) return <Skeleton rows={6} />;
  return (
    <MoveForm
      deps={deps}
      form={form}
      title={t(TASK_TITLES[known])}
      subtitle={titleOf(deps, householdId)}
      why={known === 'merge' ? t('households.mergeWhy') : undefined}
      backHref={householdPath(householdId)}
    />
  );
}

/** `/person/:personId/move`, and `?to=` for a household chosen before */
export function PersonMoveRoute({
  deps,
  personId,
  to,
}: WithDeps & { personId: string; to?: string | undefined }) {
  const open = useCallback(() => openPersonMove(deps, personId, to), [deps, personId, to]);
  const form = useOpened(open);
  if (form === 'not-found') return <NoSuchHousehold />;
  if (!form) return <Skeleton rows={6} />;
  return (
    <MoveForm
      deps={deps}
      form={form}
      title={t('households.movePerson')}
      subtitle={namesOf(form.people)}
      backHref={personPath(personId)}
    />
  );
}

/** `/household/:householdId/add` */
export function AddMemberRoute({ deps, householdId }: WithDeps & { householdId: string }) {
  if (!isIdOf('household', householdId)) return <NoSuchHousehold />;
  return (
    <AddMemberScreen
      householdId={householdId}
      title={titleOf(deps, householdId)}
      directory={deps.directory}
      today={deps.today()}
      backHref={householdPath(householdId)}
      registerHref={newPersonPath()}
      onChoose={(personId) => deps.navigate(personMovePath(personId, householdId))}
    />
  );
}

/** `/household/:householdId/head` */
export function HouseholdHeadRoute({ deps, householdId }: WithDeps & { householdId: string }) {
  const open = useCallback(() => openHeadForm(deps, householdId), [deps, householdId]);
  const form = useOpened(open);
  if (form === 'not-found') return <NoSuchHousehold />;
  if (!form) return <Skeleton rows={6} />;
  const backHref = householdPath(householdId);
  return (
    <HeadFormScreen
      form={form}
      subtitle={titleOf(deps, householdId)}
      backHref={backHref}
      onSaved={({ carriedOut }) => {
        deps.navigate(backHref, 'replace');
        sayWithUndo(deps, t('households.savedHead'), carriedOut, backHref);
      }}
    />
  );
}
