// One record of chronic care, its correction, and what is printed of it.

import '#text/chronic.js';
import { askedIn } from '@tram/shared-schema/chronic/symptoms.js';
import { ADVICE } from '@tram/shared-schema/chronic/symptoms.table.js';
import type { Enrolment } from '@tram/shared-schema/chronic/enrolment.js';
import { documentId } from '@tram/shared-schema/document/ids.js';
import { epochMsOf } from '@tram/shared-schema/document/instant.js';
import { formatLocalDate, localDateAt, type LocalDate } from '@tram/shared-schema/local-date.js';
import type { Person } from '@tram/shared-schema/people/person.js';
import { useCallback, useEffect, useMemo } from 'preact/hooks';
import { useOpened } from '#households/use-opened.js';
import { ageWords, sexWord } from '#people/person-words.js';
import { personPath } from '#people/paths.js';
import { t } from '#text/text.js';
import { Skeleton } from '#ui/Skeleton.js';
import { restoreCareEvent, withdrawCareEvent, type CareEvent } from './care-events.js';
import type { ChronicDeps } from './chronic-deps.js';
import { ContactRoute } from './contact-route.js';
import { inWords, medicineWords, registerName } from './chronic-words.js';
import { ScreenRoute, VisitRoute, amendedForm } from './form-routes.js';
import { recordPath, type Paper } from './paths.js';
import { enrolmentsOf } from './person-care.js';
import { factsOfEvent, measuredFacts, type NamedFact } from './record-facts.js';
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

interface Printed {
  readonly event: CareEvent;
  readonly person: Person;
  readonly enrolments: readonly Enrolment[];
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
    const enrolments = await enrolmentsOf(deps, state.person._id);
    return { event: state.event.doc, person: state.person, enrolments };
  }, [deps, recordId]);
  const printed = useOpened(open);
  if (!printed) return <Skeleton rows={5} />;
  if (printed === 'not-found' || printed.event.type === 'contact')
    return <NobodyThere backHref={personPath(personId)} />;
  return <Sheet deps={deps} printed={printed} as={as} />;
}

function whoFacts({ person }: Printed, deps: ChronicDeps, on: LocalDate): readonly NamedFact[] {
  const { name, personalId } = person;
  return [
    { label: t('chronic.paper.name'), value: name },
    { label: t('chronic.paper.age'), value: `${ageWords(person.birthDate, on)}, ${sexWord(person.sex)}` },
    {
      label: t('chronic.paper.hamlet'),
      value: deps.reference.hamletName(person.hamletId) ?? t('ui.unknown'),
    },
    ...(personalId === undefined ? [] : [{ label: t('chronic.paper.personalId'), value: personalId }]),
    { label: t('chronic.paper.on'), value: formatLocalDate(on) },
  ];
}

function Sheet({ deps, printed, as }: { deps: ChronicDeps; printed: Printed; as: Paper }) {
  const { event, person, enrolments } = printed;
  if (event.type === 'contact') return null;
  const on = localDateAt(epochMsOf(event.occurredAt));
  const isReferral = as === 'referral';
  const diagnoses = enrolments
    .filter(({ standing }) => standing === 'under-care')
    .map(({ register, diagnosisCode, diagnosisDisplay }) =>
      diagnosisCode === undefined
        ? registerName(register)
        : `${diagnosisCode} ${diagnosisDisplay ?? registerName(register)}`,
    );
  const medicines = event.type === 'follow-up' ? (event.medicines ?? []).map(medicineWords) : [];
  const named = (label: string, value: string | undefined): readonly NamedFact[] =>
    value === undefined || value === '' ? [] : [{ label, value }];
  const facts = isReferral
    ? [
        ...named(t('chronic.paper.to'), event.referredTo ?? t('chronic.paper.toHospital')),
        ...named(t('chronic.paper.diagnoses'), diagnoses.join('; ')),
        ...measuredFacts(event).filter(({ label }) => label !== t('chronic.referredTo')),
        ...named(t('chronic.medicine.title'), medicines.join('; ')),
      ]
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
      who={whoFacts(printed, deps, on)}
      facts={facts}
      advice={isReferral ? [] : [...own, ...usual.map(({ words }) => inWords(words))]}
      foot={t('chronic.paper.signed', { name: deps.reference.workerName(event.createdBy.accountId) ?? '' })}
      backHref={personPath(person._id)}
      onPrint={deps.print}
    />
  );
}
