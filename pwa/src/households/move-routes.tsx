// Where households and people move: the pages of the form of a move.

import type { Person } from '@tram/shared-schema/people/person.js';
import { useCallback } from 'preact/hooks';
import { householdPath, personPath } from '#people/paths.js';
import type { PeopleDeps } from '#people/people-deps.js';
import { t } from '#text/text.js';
import { Skeleton } from '#ui/Skeleton.js';
import type { MoveFormModel, MoveFormOutcome } from './move-form-model.js';
import { HOUSEHOLD_TASKS, type HouseholdTask } from './household-task.js';
import { openHouseholdMove, openPersonMove } from './open-move-form.js';
import { moveDraftPath } from './paths.js';
import { sayWithUndo, titleOf } from './say-with-undo.js';
import { MoveFormScreen, type MoveFormScreenProps } from './ui/MoveFormScreen.js';
import { NoSuchHousehold } from './ui/NoSuchHousehold.js';
import { useOpened } from './use-opened.js';

interface WithDeps {
  deps: PeopleDeps;
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
  const discard = async (): Promise<void> => {
    const draft = await props.form.discard();
    deps.navigate(backHref, 'replace');
    if (!draft) return;
    const bringBack = async (): Promise<void> => {
      await deps.drafts.keep(draft);
      deps.navigate(moveDraftPath(draft));
    };
    deps.snackbars.show({ text: t('people.discarded'), undo: () => void bringBack() });
  };
  return (
    <MoveFormScreen
      {...props}
      today={deps.today()}
      codeLists={deps.codeLists}
      onDiscard={() => void discard()}
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
