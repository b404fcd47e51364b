// The door of the records to mend: what app/ puts on `/to-mend` and `/to-mend/:personId`.

import '#text/mending.js';
import { isIdOf } from '@tram/shared-schema/document/ids.js';
import type { Person } from '@tram/shared-schema/people/person.js';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { t } from '#text/text.js';
import { EmptyState } from '#ui/EmptyState.js';
import { Skeleton } from '#ui/Skeleton.js';
import { TwoPane } from '#ui/TwoPane.js';
import { openPersonEdit } from '../open-person-form.js';
import { findPath } from '../paths.js';
import type { PersonFormModel } from '../person-form-model.js';
import { NoSuchPerson } from '../NoSuchPerson.js';
import { watchPerson } from '../watch-person.js';
import type { HandedList, Office } from './hand-over.js';
import type { MendingDeps } from './mending-deps.js';
import { toMendPath } from './paths.js';
import { HandOverSheet } from './ui/HandOverSheet.js';
import { MendListScreen } from './ui/MendListScreen.js';
import { MendPersonScreen } from './ui/MendPersonScreen.js';
import { PrintedList } from './ui/PrintedList.js';

export interface MendingRouteProps {
  deps: MendingDeps;
  /** From the address; absent on the list itself. */
  personId?: string | undefined;
  backHref: string;
}

/** The list, and beside or over it the record that is open. */
export function MendingRoute({ deps, personId, backHref }: MendingRouteProps) {
  const [handing, setHanding] = useState(false);
  const [printed, setPrinted] = useState<{ office: Office; list: HandedList }>();
  useEffect(() => void deps.list.begin(), [deps]);
  if (printed) return <PrintedList deps={deps} {...printed} onBack={() => setPrinted(undefined)} />;
  return (
    <>
      <TwoPane
        list={
          <MendListScreen
            deps={deps}
            openPersonId={personId}
            backHref={backHref}
            onHandOver={() => setHanding(true)}
          />
        }
        detailKey={personId}
        detail={personId !== undefined && <MendPerson key={personId} deps={deps} personId={personId} />}
        nothingChosen={<EmptyState icon="pencil" title={t('people.nothingChosen')} />}
      />
      {handing && (
        <HandOverSheet
          deps={deps}
          onClose={() => setHanding(false)}
          onPrint={(office, list) => setPrinted({ office, list })}
        />
      )}
    </>
  );
}

function MendPerson({ deps, personId }: { deps: MendingDeps; personId: string }) {
  const known = isIdOf('person', personId) ? personId : undefined;
  if (!known) return <NoSuchPerson findHref={findPath()} />;
  return <KnownPerson deps={deps} personId={known} />;
}

function KnownPerson({ deps, personId }: { deps: MendingDeps; personId: Person['_id'] }) {
  const { people } = deps;
  const [form, setForm] = useState<PersonFormModel | 'nobody'>();
  const watched = useMemo(() => watchPerson(people.documents, personId), [people, personId]);
  useEffect(() => () => watched.close(), [watched]);
  useEffect(() => {
    let left = false;
    void openPersonEdit(people, personId).then((opened) => {
      if (!left) setForm(opened ?? 'nobody');
    });
    return () => {
      left = true;
    };
  }, [people, personId]);
  const state = watched.state.value;
  if (form === 'nobody' || state.kind === 'not-found') return <NoSuchPerson findHref={findPath()} />;
  if (!form || state.kind === 'loading') return <Skeleton rows={6} />;
  return <MendPersonScreen deps={deps} person={state.person.doc} form={form} backHref={toMendPath()} />;
}
