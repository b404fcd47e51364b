// One record of chronic care, its correction, and what is printed of it.

import '#text/chronic.js';
import { askedIn } from '@tram/shared-schema/chronic/symptoms.js';
import { ADVICE } from '@tram/shared-schema/chronic/symptoms.table.js';
import { documentId } from '@tram/shared-schema/document/ids.js';
import { epochMsOf } from '@tram/shared-schema/document/instant.js';
import { localDateAt } from '@tram/shared-schema/local-date.js';
import { useCallback, useEffect, useMemo } from 'preact/hooks';
import { useOpened } from '#households/use-opened.js';
import { personPath } from '#people/paths.js';
import { t } from '#text/text.js';
import { Skeleton } from '#ui/Skeleton.js';
import { restoreCareEvent, withdrawCareEvent, type CareEvent } from './care-events.js';
import type { ChronicDeps } from './chronic-deps.js';
import { ContactRoute } from './contact-route.js';
import { inWords } from './chronic-words.js';
import { ScreenRoute, VisitRoute, amendedForm } from './form-routes.js';
import { recordPath, type Paper } from './paths.js';
import { enrolmentsOf } from './person-care.js';
import { medicinesInUse, referralFacts, whoFacts, type Printed } from './paper-facts.js';
import { factsOfEvent } from './record-facts.js';
import { NobodyThere } from './ui/NobodyThere.js';
import { PaperScreen } from './ui/PaperScreen.js';
import { RecordScreen } from './ui/RecordScreen.js';
import { watchRecord, type RecordState } from './watch-record.js';

interface OfRecord {
  deps: ChronicDeps;
  personId: string;
  recordId: string;
}

/** `/person/:personId/chronic/record/:recordId` */
export function RecordRoute({ deps, personId, recordId }: OfRecord) {
  const watched = useMemo(() => watchRecord(deps, recordId), [deps, recordId]);
  useEffect(() => () => watched.close(), [watched]);
  const eventNow = (): CareEvent | undefined => {
    const { value } = watched.state;
    return value.kind === 'found' ? value.event.doc : undefined;
  };
  const restore = async (): Promise<void> => {
    const event = eventNow();
    if (!event) return;
    const restored = await restoreCareEvent(event, documentId(event.type, deps.ids.ulid()), deps);
    deps.snackbars.show({ text: restored.ok ? t('chronic.record.restored') : t('chronic.writeFailed') });
    if (restored.ok) deps.navigate(recordPath(personId, restored.value._id), 'replace');
  };
  const withdraw = async (): Promise<void> => {
    const event = eventNow();
    if (!event) return;
    const withdrawn = await withdrawCareEvent(event, deps);
    deps.snackbars.show(
      withdrawn.ok
        ? { text: t('chronic.record.withdrawn'), undo: () => void restore() }
        : { text: t('chronic.writeFailed') },
    );
  };
  return (
    <RecordScreen
      state={watched.state}
      workerName={deps.reference.workerName}
      backHref={personPath(personId)}
      mayRecord={deps.mayRecord !== false}
      onWithdraw={() => void withdraw()}
      onRestore={() => void restore()}
    />
  );
}

/** `/person/:personId/chronic/record/:recordId/amend` */
export function AmendRoute({ deps, personId, recordId }: OfRecord) {
  const form = amendedForm(recordId);
  if (form === 'visit') return <VisitRoute deps={deps} personId={personId} amends={recordId} />;
  if (form === 'screening') return <ScreenRoute deps={deps} personId={personId} amends={recordId} />;
  if (form === 'contact')
    return (
      <ContactRoute
        deps={deps}
        personId={personId}
        about=""
        amends={recordId}
        backHref={recordPath(personId, recordId)}
      />
    );
  return <NobodyThere backHref={personPath(personId)} />;
}

/** `/person/:personId/chronic/record/:recordId/paper` */
export function PaperRoute({ deps, personId, recordId, as }: OfRecord & { as: Paper }) {
  const open = useCallback(async (): Promise<Printed | undefined> => {
    const state = await new Promise<RecordState>((resolve) => {
      const watched = watchRecord(deps, recordId);
      watched.state.subscribe((value) => {
        if (value.kind === 'loading') return;
        watched.close();
        resolve(value);
      });
    });
    if (state.kind !== 'found' || !state.person) return undefined;
    const [enrolments, events] = await Promise.all([
      enrolmentsOf(deps, state.person._id),
      deps.documents.eventsOf(state.person._id),
    ]);
    return {
      event: state.event.doc,
      person: state.person,
      enrolments,
      medicines: medicinesInUse(state.event.doc, enrolments, events),
    };
  }, [deps, recordId]);
  const printed = useOpened(open);
  if (!printed) return <Skeleton rows={5} />;
  if (printed === 'not-found' || printed.event.type === 'contact')
    return <NobodyThere backHref={personPath(personId)} />;
  return <Sheet deps={deps} printed={printed} as={as} />;
}

function Sheet({ deps, printed, as }: { deps: ChronicDeps; printed: Printed; as: Paper }) {
  const { event, person, enrolments } = printed;
  if (event.type === 'contact') return null;
  const on = localDateAt(epochMsOf(event.occurredAt));
  const isReferral = as === 'referral';
  const facts = isReferral
    ? referralFacts(printed)
    : factsOfEvent(event).filter(({ label }) => label !== t('chronic.visit.advice'));
  const risks = enrolments.flatMap(({ riskFactors = [] }) => riskFactors);
  const registers = event.type === 'follow-up' ? event.registers : [];
  const usual = askedIn(ADVICE, registers).filter(
    ({ forRiskFactors }) => forRiskFactors?.some((code) => risks.includes(code)) ?? true,
  );
  const own = event.type === 'follow-up' && event.advice !== undefined ? event.advice.split('\n') : [];
  return (
    <PaperScreen
      pageTitle={isReferral ? t('chronic.paper.referral') : t('chronic.paper.advice')}
      paperTitle={isReferral ? t('chronic.paper.referralTitle') : t('chronic.paper.adviceTitle')}
      stationName={deps.stationName}
      who={whoFacts(person, deps.reference.hamletName(person.hamletId), on)}
      facts={facts}
      advice={isReferral ? [] : [...own, ...usual.map(({ words }) => inWords(words))]}
      foot={t('chronic.paper.signed', { name: deps.reference.workerName(event.createdBy.accountId) ?? '' })}
      backHref={personPath(person._id)}
      onPrint={deps.print}
    />
  );
}
