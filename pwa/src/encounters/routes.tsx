// The door of the encounters feature: what app/ may put on an address.

import { isIdOf } from '@tram/shared-schema/document/ids.js';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { findPath, personPath } from '#people/paths.js';
import { t } from '#text/text.js';
import { afterPaint } from '#ui/after-paint.js';
import { Skeleton } from '#ui/Skeleton.js';
import type { EncounterDeps } from './encounter-deps.js';
import type { EncounterFormModel, EncounterFormOutcome } from './encounter-form-model.js';
import { openEncounterForm } from './open-encounter-form.js';
import { encounterDraftPath, encounterPath } from './paths.js';
import { undoEncounter } from './undo-encounter.js';
import { EncounterFormScreen } from './ui/EncounterFormScreen.js';
import { EncounterScreen } from './ui/EncounterScreen.js';
import { NobodyThere, NoSuchVisit, NotTheirs } from './ui/NothingThere.js';
import { watchEncounter } from './watch-encounter.js';
import { restoreEncounter, withdrawEncounter } from './withdraw-encounter.js';

interface WithDeps {
  deps: EncounterDeps;
}

export interface EncounterFormRouteProps extends WithDeps {
  personId: string;
  /** Present when a visit is to be corrected. */
  amends?: string | undefined;
}

/** `/person/:personId/encounter/new` and `/person/:personId/encounter/:encounterId/amend` */
export function EncounterFormRoute({ deps, personId, amends }: EncounterFormRouteProps) {
  const [form, setForm] = useState<EncounterFormModel | 'not-found'>();
  useEffect(() => {
    let left = false;
    setForm(undefined);
    void openByAddress(deps, personId, amends).then((opened) => {
      if (!left) setForm(opened ?? 'not-found');
    });
    return () => {
      left = true;
    };
  }, [deps, personId, amends]);
  const backHref = amends === undefined ? personPath(personId) : encounterPath(personId, amends);
  if (deps.mayRecord === false) return <NotTheirs backHref={personPath(personId)} />;
  if (form === 'not-found')
    return amends === undefined ? <NobodyThere /> : <NoSuchVisit personId={personId} />;
  if (!form) return <Skeleton rows={6} />;
  return (
    <EncounterFormScreen
      form={form}
      diagnoses={deps.diagnoses}
      today={deps.today()}
      backHref={backHref}
      onSaved={(saved) => afterSaving(deps, form, saved)}
      onDiscard={() => void discard(deps, form, backHref)}
    />
  );
}

async function openByAddress(
  deps: EncounterDeps,
  personId: string,
  amends: string | undefined,
): Promise<EncounterFormModel | undefined> {
  if (!isIdOf('person', personId)) return undefined;
  if (amends !== undefined && !isIdOf('encounter', amends)) return undefined;
  return openEncounterForm(deps, personId, amends);
}

function afterSaving(
  deps: EncounterDeps,
  form: EncounterFormModel,
  { encounter }: Extract<EncounterFormOutcome, { kind: 'saved' }>,
): void {
  const { person, amends, refusal } = form;
  // Said first, then the next page: a tired worker waits for the word, not for the page.
  afterPaint(() => deps.navigate(personPath(person._id), 'replace'));
  if (refusal) {
    deps.snackbars.show({ text: t('encounters.savedMended') });
    return;
  }
  if (amends) {
    deps.snackbars.show({ text: t('encounters.savedAmended') });
    return;
  }
  deps.snackbars.show({
    text: t('encounters.saved', { name: person.name }),
    undo: () => void undo(deps, form, encounter._id),
    next: { label: t('encounters.nextPerson'), run: () => deps.navigate(findPath()) },
  });
}

async function undo(deps: EncounterDeps, form: EncounterFormModel, encounterId: string): Promise<void> {
  if (!isIdOf('encounter', encounterId)) return;
  const undone = await undoEncounter(encounterId, form.person, form.values.value, deps);
  deps.snackbars.show({ text: undone.ok ? t('encounters.undone') : t('encounters.writeFailed') });
  if (undone.ok) deps.navigate(undone.value.path);
}

/** Half-written and not wanted; for a while it can be had back. */
async function discard(deps: EncounterDeps, form: EncounterFormModel, backHref: string): Promise<void> {
  const draft = await form.discard();
  deps.navigate(backHref, 'replace');
  if (!draft) return;
  const bringBack = async (): Promise<void> => {
    const kept = await deps.drafts.keep(draft);
    if (kept.ok) deps.navigate(encounterDraftPath(draft));
    else deps.snackbars.show({ text: t('encounters.writeFailed') });
  };
  deps.snackbars.show({ text: t('encounters.discarded'), undo: () => void bringBack() });
}

/** `/person/:personId/encounter/:encounterId` */
export function EncounterRoute({
  deps,
  personId,
  encounterId,
}: WithDeps & { personId: string; encounterId: string }) {
  const watched = useMemo(() => watchEncounter(deps.documents, encounterId), [deps.documents, encounterId]);
  useEffect(() => () => watched.close(), [watched]);
  const id = isIdOf('encounter', encounterId) ? encounterId : undefined;

  const restore = async (): Promise<void> => {
    if (!id) return;
    const restored = await restoreEncounter(id, deps);
    deps.snackbars.show({ text: restored.ok ? t('encounters.restored') : t('encounters.writeFailed') });
    if (restored.ok) deps.navigate(encounterPath(personId, restored.value._id), 'replace');
  };
  const withdraw = async (): Promise<void> => {
    if (!id) return;
    const withdrawn = await withdrawEncounter(id, deps);
    deps.snackbars.show(
      withdrawn.ok
        ? { text: t('encounters.withdrawn'), undo: () => void restore() }
        : { text: t('encounters.writeFailed') },
    );
  };
  return (
    <EncounterScreen
      state={watched.state}
      workerName={deps.reference.workerName}
      backHref={personPath(personId)}
      onWithdraw={() => void withdraw()}
      onRestore={() => void restore()}
    />
  );
}
