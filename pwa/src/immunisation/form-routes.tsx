// Giving vaccines and deciding against it, each by its address.

import '#text/vaccines.js';
import type { ImmunisationDecisionId, PersonDocId } from '@tram/shared-schema/document/ids.js';
import type { ImmunisationDecision } from '@tram/shared-schema/immunisation/after-dose.js';
import { useCallback, useMemo, useState } from 'preact/hooks';
import { useOpened } from '#households/use-opened.js';
import { t } from '#text/text.js';
import { Skeleton } from '#ui/Skeleton.js';
import { vaccineNameIn } from './card-words.js';
import { createDecisionForm } from './decision-form.js';
import { startOfAmending, type DecisionStart } from './decision-start.js';
import { openFormDraft, type FormDraft } from './form-draft.js';
import type { GiveFormModel } from './give-form-model.js';
import type { ImmunisationDeps } from './immunisation-deps.js';
import { decisionWords } from './immunisation-timeline.js';
import { openGiveForm } from './open-give-form.js';
import { cardPath, recordPath } from './paths.js';
import type { ImmunisationRouteProps } from './routes.js';
import { discardForm, sayGiven, sayWithUndo, thenCard } from './say-saved.js';
import { sessionPath } from './session/paths.js';
import { DecideScreen } from './ui/DecideScreen.js';
import { GiveScreen } from './ui/GiveScreen.js';
import { NobodyThere, NoSuchEntry, NotTheirs } from './ui/NothingThere.js';
import { useOpenedFor } from './use-opened-form.js';
import { readVaccineRecord, type VaccineRecord } from './vaccine-record.js';

/** `/person/:personId/immunisation/give` */
export function GiveRoute({
  deps,
  personId,
  fromSession = false,
}: ImmunisationRouteProps & { fromSession?: boolean }) {
  const form = useOpenedFor(deps, personId, openGiveForm);
  const [start, setStart] = useState<DecisionStart>();
  if (deps.mayRecord === false) return <NotTheirs personId={personId} />;
  if (form === 'not-found') return <NobodyThere />;
  if (!form) return <Skeleton rows={6} />;
  if (start) {
    const decided = (): void => {
      setStart(undefined);
      leaveOut(form, start);
      // Nothing left to give: the visit is over, and its form with it.
      if (form.values.value.doses.every(({ chosen }) => !chosen)) {
        void form.discard();
        thenCard(deps, form.record.person._id);
      }
    };
    return (
      <Deciding
        {...{ deps, start }}
        record={form.record}
        onBack={() => setStart(undefined)}
        onDecided={decided}
      />
    );
  }
  const { person } = form.record;
  return (
    <GiveScreen
      form={form}
      vaccineName={vaccineNameIn(deps.schedule)}
      vaccineCodes={[...deps.schedule.vaccines.keys()]}
      giverName={deps.reference.workerName(deps.editor().accountId)}
      backHref={fromSession ? sessionPath() : cardPath(person._id)}
      onSaved={(doses) => {
        sayGiven(deps, form, doses);
        thenCard(deps, person._id);
      }}
      onDecide={setStart}
      onDiscard={() => void discardForm(deps, person._id, form.discard)}
    />
  );
}

function leaveOut(form: GiveFormModel, { vaccineCodes = [] }: DecisionStart): void {
  for (const { id, vaccineCode } of form.values.value.doses)
    if (vaccineCodes.includes(vaccineCode)) form.change(id, { chosen: false });
}

interface DecidingProps extends Pick<ImmunisationRouteProps, 'deps'> {
  record: VaccineRecord;
  start?: DecisionStart;
  draft?: FormDraft;
  onBack?: () => void;
  backHref?: string;
  onDecided: (decision: ImmunisationDecision) => void;
}

function Deciding({ deps, record, start, draft, onBack, backHref, onDecided }: DecidingProps) {
  const { person, judged } = record;
  const form = useMemo(() => createDecisionForm(deps, person, start, draft), [deps, person, start, draft]);
  const nameOf = vaccineNameIn(deps.schedule);
  const next = (judged?.card.next ?? []).flatMap(({ vaccineCodes }) => vaccineCodes[0] ?? []);
  const offered = [...new Set([...(start?.vaccineCodes ?? []), ...next])];
  const codes = offered.length > 0 ? offered : [...deps.schedule.vaccines.keys()];
  return (
    <DecideScreen
      form={form}
      vaccines={codes.map((code) => ({ code, name: nameOf(code) }))}
      {...(onBack ? { onBack } : { backHref: backHref ?? cardPath(person._id) })}
      onSaved={(decision) => {
        const what = decisionWords(decision.kind);
        // A correction is taken back by correcting it again: the one before is no longer there to return to.
        if (start?.amends) deps.snackbars.show({ text: t('vaccines.savedAmended') });
        else sayWithUndo(deps, t('vaccines.savedDecision', { what, name: person.name }), [decision._id]);
        onDecided(decision);
      }}
    />
  );
}

/** `/person/:personId/immunisation/record/:recordId/amend`, of a decision */
export function AmendDecisionRoute({
  deps,
  personId,
  decisionId,
}: ImmunisationRouteProps & { decisionId: ImmunisationDecisionId }) {
  const open = useCallback(async () => {
    const stored = await deps.documents.get('immunisation-decision', decisionId);
    const record = stored && (await readVaccineRecord(deps, stored.doc.personId));
    if (!record) return undefined;
    const draft = await openFormDraft(deps, 'amend', stored.doc.personId, decisionId);
    return { record, draft, start: startOfAmending(stored.doc) };
  }, [deps, decisionId]);
  const begun = useOpened(open);
  if (deps.mayRecord === false) return <NotTheirs personId={personId} />;
  if (begun === 'not-found') return <NoSuchEntry personId={personId} />;
  if (!begun) return <Skeleton rows={6} />;
  return (
    <Deciding
      deps={deps}
      {...begun}
      backHref={recordPath(personId, decisionId)}
      onDecided={(decision) => deps.navigate(recordPath(personId, decision._id), 'replace')}
    />
  );
}

interface BegunDecision {
  readonly record: VaccineRecord;
  readonly draft: FormDraft;
}

async function beginDecision(
  deps: ImmunisationDeps,
  personId: PersonDocId,
): Promise<BegunDecision | undefined> {
  const record = await readVaccineRecord(deps, personId);
  return record && { record, draft: await openFormDraft(deps, 'decide', record.person._id) };
}

/** `/person/:personId/immunisation/decide` */
export function DecideRoute({ deps, personId }: ImmunisationRouteProps) {
  const begun = useOpenedFor(deps, personId, beginDecision);
  if (deps.mayRecord === false) return <NotTheirs personId={personId} />;
  if (begun === 'not-found') return <NobodyThere />;
  if (!begun) return <Skeleton rows={6} />;
  return <Deciding deps={deps} {...begun} onDecided={() => thenCard(deps, begun.record.person._id)} />;
}
