// `/household/:householdId/edit`

import { useEffect, useState } from 'preact/hooks';
import { t } from '#text/text.js';
import { Skeleton } from '#ui/Skeleton.js';
import type { HouseholdFormModel } from './household-form-model.js';
import { householdTitle } from './household-words.js';
import { openHouseholdForm } from './open-household-form.js';
import { editHouseholdPath, findPath } from './paths.js';
import type { PeopleDeps } from './people-deps.js';
import { HouseholdFormScreen } from './ui/HouseholdFormScreen.js';
import { NoSuchPerson } from './NoSuchPerson.js';

export interface EditHouseholdRouteProps {
  deps: PeopleDeps;
  householdId: string;
  /** Where the worker came from. */
  backHref: string;
}

export function EditHouseholdRoute({ deps, householdId, backHref }: EditHouseholdRouteProps) {
  const [form, setForm] = useState<HouseholdFormModel | 'not-found'>();
  useEffect(() => {
    let left = false;
    setForm(undefined);
    void openHouseholdForm(deps, householdId).then((opened) => {
      if (!left) setForm(opened ?? 'not-found');
    });
    return () => {
      left = true;
    };
  }, [deps, householdId]);
  if (form === 'not-found') {
    return (
      <NoSuchPerson
        findHref={findPath()}
        pageTitle={t('people.householdEdit')}
        title={t('people.householdNotFound')}
        backHref={backHref}
      />
    );
  }
  if (!form) return <Skeleton rows={4} />;
  const title = householdTitle(deps.directory.headOf(form.household._id)?.name);
  return (
    <HouseholdFormScreen
      form={form}
      title={title}
      hamlets={deps.reference.hamlets.value.filter(({ _id }) => deps.ownHamletIds?.includes(_id) ?? true)}
      backHref={backHref}
      onSaved={() => {
        deps.navigate(backHref, 'replace');
        deps.snackbars.show({ text: t('people.savedEdit', { name: title }) });
      }}
      onDiscard={() => void discard(deps, form, backHref)}
    />
  );
}

async function discard(deps: PeopleDeps, form: HouseholdFormModel, backHref: string): Promise<void> {
  const draft = await form.discard();
  deps.navigate(backHref, 'replace');
  if (!draft) return;
  const bringBack = async (): Promise<void> => {
    await deps.drafts.keep(draft);
    deps.navigate(editHouseholdPath(form.household._id));
  };
  deps.snackbars.show({ text: t('people.discarded'), undo: () => void bringBack() });
}
