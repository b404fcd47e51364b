// The door of the households feature: what app/ may put on an address.

import { isIdOf } from '@tram/shared-schema/document/ids.js';
import type { ComponentChildren } from 'preact';
import { useCallback, useEffect, useMemo } from 'preact/hooks';
import type { StoredDocument } from '#documents/tablet-documents.js';
import { householdPath, newPersonPath } from '#people/paths.js';
import type { PeopleDeps } from '#people/people-deps.js';
import { t } from '#text/text.js';
import { Skeleton } from '#ui/Skeleton.js';
import { openHeadForm } from './head-form-model.js';
import { personMovePath } from './paths.js';
import { sayWithUndo, titleOf } from './say-with-undo.js';
import { AddMemberScreen } from './ui/AddMemberScreen.js';
import { HeadFormScreen } from './ui/HeadFormScreen.js';
import { HouseholdScreen } from './ui/HouseholdScreen.js';
import { NoSuchHousehold } from './ui/NoSuchHousehold.js';
import { useOpened } from './use-opened.js';
import { watchHousehold } from './watch-household.js';

interface WithDeps {
  deps: PeopleDeps;
}

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
