// The paper book copied, a dose corrected, a pregnancy: each by its address.

import '#text/vaccines.js';
import { isIdOf } from '@tram/shared-schema/document/ids.js';
import { localDateAt } from '@tram/shared-schema/local-date.js';
import { useCallback } from 'preact/hooks';
import { useOpened } from '#households/use-opened.js';
import { t } from '#text/text.js';
import { Skeleton } from '#ui/Skeleton.js';
import { openAmendForm } from './amend-form.js';
import { groupNameIn, vaccineNameIn } from './card-words.js';
import { AmendDecisionRoute } from './form-routes.js';
import { openHistoryForm } from './history-form-model.js';
import { cardPath, recordPath } from './paths.js';
import { endPregnancy } from './pregnancies.js';
import { openPregnancyForm, type PregnancyEndKind } from './pregnancy-form.js';
import type { ImmunisationRouteProps } from './routes.js';
import { discardForm, sayWithUndo, thenCard } from './say-saved.js';
import { AmendScreen } from './ui/AmendScreen.js';
import { HistoryScreen } from './ui/HistoryScreen.js';
import { NobodyThere, NoSuchEntry, NotTheirs } from './ui/NothingThere.js';
import { PregnancyScreen } from './ui/PregnancyScreen.js';
import { useOpenedFor } from './use-opened-form.js';

/** `/person/:personId/immunisation/history` */
export function HistoryRoute({ deps, personId }: ImmunisationRouteProps) {
  const form = useOpenedFor(deps, personId, openHistoryForm);
  if (deps.mayRecord === false) return <NotTheirs personId={personId} />;
  if (form === 'not-found') return <NobodyThere />;
  if (!form) return <Skeleton rows={6} />;
  const { person } = form.record;
  const nameOf = vaccineNameIn(deps.schedule);
  const groupOf = new Map(
    (form.record.judged?.card.rows ?? []).map(({ seriesCode, group }) => [seriesCode, group]),
  );
  return (
    <HistoryScreen
      form={form}
      rowName={(row) => {
        const group = groupOf.get(row);
        return group === undefined ? nameOf(row) : groupNameIn(deps.schedule, group);
      }}
      vaccineName={nameOf}
      vaccineCodes={[...deps.schedule.vaccines.keys()]}
      today={deps.today()}
      backHref={cardPath(person._id)}
      onSaved={(doses) => {
        const text = t('vaccines.saved', { count: doses.length, name: person.name });
        sayWithUndo(
          deps,
          text,
          doses.map(({ _id }) => _id),
        );
        thenCard(deps, person._id);
      }}
      onDiscard={() => void discardForm(deps, person._id, form.discard)}
    />
  );
}

/** `/person/:personId/immunisation/record/:recordId/amend` */
export function AmendRoute({ deps, personId, recordId }: ImmunisationRouteProps & { recordId: string }) {
  return isIdOf('immunisation-decision', recordId) ? (
    <AmendDecisionRoute deps={deps} personId={personId} decisionId={recordId} />
  ) : (
    <AmendDoseRoute deps={deps} personId={personId} recordId={recordId} />
  );
}

function AmendDoseRoute({ deps, personId, recordId }: ImmunisationRouteProps & { recordId: string }) {
  const open = useCallback(
    async () => (isIdOf('dose', recordId) ? openAmendForm(deps, recordId) : undefined),
    [deps, recordId],
  );
  const form = useOpened(open);
  if (deps.mayRecord === false) return <NotTheirs personId={personId} />;
  if (form === 'not-found') return <NoSuchEntry personId={personId} />;
  if (!form) return <Skeleton rows={6} />;
  return (
    <AmendScreen
      form={form}
      vaccineName={vaccineNameIn(deps.schedule)}
      vaccineCodes={[...deps.schedule.vaccines.keys()]}
      backHref={recordPath(personId, recordId)}
      onSaved={(dose) => {
        deps.snackbars.show({ text: t('vaccines.savedAmended') });
        deps.navigate(recordPath(personId, dose._id), 'replace');
      }}
    />
  );
}

/** `/person/:personId/immunisation/pregnancy` */
export function PregnancyRoute({ deps, personId }: ImmunisationRouteProps) {
  const form = useOpenedFor(deps, personId, openPregnancyForm);
  if (deps.mayRecord === false) return <NotTheirs personId={personId} />;
  if (form === 'not-found') return <NobodyThere />;
  if (!form) return <Skeleton rows={6} />;
  const { person } = form.record;
  const end = async (outcome: PregnancyEndKind): Promise<void> => {
    if (!form.open) return;
    const { _id } = form.open;
    const endedOn = localDateAt(deps.clock.nowMs());
    const ended = await endPregnancy(_id, { endedOn, outcome }, deps);
    const takeBack = async (): Promise<void> => {
      const back = await endPregnancy(_id, { endedOn: undefined, outcome: undefined }, deps);
      deps.snackbars.show({ text: back.ok ? t('vaccines.pregnancyReopened') : t('vaccines.writeFailed') });
    };
    deps.snackbars.show(
      ended.ok
        ? { text: t('vaccines.pregnancyEnded'), undo: () => void takeBack() }
        : { text: t('vaccines.writeFailed') },
    );
    if (ended.ok) thenCard(deps, person._id);
  };
  return (
    <PregnancyScreen
      form={form}
      vaccineName={vaccineNameIn(deps.schedule)}
      backHref={cardPath(person._id)}
      onSaved={() => {
        deps.snackbars.show({ text: t('vaccines.savedPregnancy', { name: person.name }) });
        thenCard(deps, person._id);
      }}
      onEnd={(outcome) => void end(outcome)}
    />
  );
}
