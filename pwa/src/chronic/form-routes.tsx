// The forms of chronic care: what app/ may put on an address.

import '#text/chronic.js';
import { isIdOf } from '@tram/shared-schema/document/ids.js';
import { useCallback } from 'preact/hooks';
import { useOpened } from '#households/use-opened.js';
import { personPath } from '#people/paths.js';
import { t } from '#text/text.js';
import { afterPaint } from '#ui/after-paint.js';
import { LinkButton } from '#ui/Button.js';
import { EmptyState } from '#ui/EmptyState.js';
import { HeaderBar } from '#ui/HeaderBar.js';
import { Page } from '#ui/Layout.js';
import { Skeleton } from '#ui/Skeleton.js';
import { afterSaving, discardForm } from './after-saving.js';
import { chronicPath, enrolPath, paperPath, recordPath, screenPath, visitPath } from './paths.js';
import type { ChronicDeps } from './chronic-deps.js';
import { registerName } from './chronic-words.js';
import { openEnrolment } from './enrol/open-enrolment.js';
import { CONDITIONS } from './screen/conditions.js';
import { openScreening, type ScreeningForm } from './screen/open-screening.js';
import { EnrolmentFormScreen } from './ui/EnrolmentFormScreen.js';
import { NobodyThere, NotTheirs } from './ui/NobodyThere.js';
import { ScreeningFormScreen } from './ui/ScreeningFormScreen.js';
import { VisitFormScreen } from './ui/VisitFormScreen.js';
import { openVisit, type VisitForm } from './visit/open-visit.js';

interface OfPerson {
  deps: ChronicDeps;
  personId: string;
}

/** `/person/:personId/chronic/visit`, and the correction of one. */
export function VisitRoute({
  deps,
  personId,
  amends,
  place,
}: OfPerson & { amends?: string | undefined; place?: string | undefined }) {
  const open = useCallback(async () => {
    if (!isIdOf('person', personId)) return undefined;
    if (amends !== undefined && !isIdOf('follow-up', amends)) return undefined;
    return openVisit(deps, { personId, amendsId: amends, place: place === 'home' ? 'home' : undefined });
  }, [deps, personId, amends, place]);
  const form = useOpened(open);
  if (deps.mayRecord === false) return <NotTheirs backHref={personPath(personId)} />;
  if (form === 'not-found') return <NobodyThere backHref={personPath(personId)} />;
  if (!form) return <Skeleton rows={6} />;
  if (form.context.enrolments.length === 0 && !amends) return <NotEnrolled personId={personId} />;
  const backHref = amends === undefined ? personPath(personId) : recordPath(personId, amends);
  return (
    <VisitFormScreen
      form={form}
      today={deps.today()}
      backHref={backHref}
      onSaved={() => visitSaved(deps, form)}
      onDiscard={() => void discardForm(deps, form, backHref)}
    />
  );
}

function NotEnrolled({ personId }: { personId: string }) {
  return (
    <Page header={<HeaderBar title={t('chronic.notEnrolled')} backHref={personPath(personId)} />}>
      <EmptyState
        icon="clipboard-list"
        title={t('chronic.notEnrolled')}
        hint={t('chronic.notEnrolledHint')}
        actions={
          <>
            <LinkButton kind="primary" icon="clipboard-list" href={enrolPath(personId)}>
              {t('chronic.action.enrol')}
            </LinkButton>
            <LinkButton icon="activity" href={screenPath(personId)}>
              {t('chronic.action.screen')}
            </LinkButton>
          </>
        }
      />
    </Page>
  );
}

function visitSaved(deps: ChronicDeps, form: VisitForm): void {
  const { person } = form.context;
  const event = form.written();
  if (!event) return;
  const paper = paperPath(person._id, event._id, event.emergency === 'referred' ? 'referral' : 'advice');
  afterSaving(deps, {
    event,
    person,
    values: form.values.value,
    isCorrection: form.amends !== undefined,
    said: t('chronic.visit.saved', { name: person.name }),
    // Somebody who is sent on leaves with the paper in their hand.
    path: event.emergency === 'referred' ? paper : personPath(person._id),
    formPath: visitPath(person._id),
    next: { label: t('chronic.paper.print'), path: paper },
  });
}

/** `/person/:personId/chronic/screen`, and the correction of one. */
export function ScreenRoute({ deps, personId, amends }: OfPerson & { amends?: string | undefined }) {
  const open = useCallback(async () => {
    if (!isIdOf('person', personId)) return undefined;
    if (amends !== undefined && !isIdOf('screening', amends)) return undefined;
    return openScreening(deps, personId, amends);
  }, [deps, personId, amends]);
  const form = useOpened(open);
  if (deps.mayRecord === false) return <NotTheirs backHref={personPath(personId)} />;
  if (form === 'not-found') return <NobodyThere backHref={personPath(personId)} />;
  if (!form) return <Skeleton rows={6} />;
  const backHref = amends === undefined ? personPath(personId) : recordPath(personId, amends);
  return (
    <ScreeningFormScreen
      form={form}
      today={deps.today()}
      backHref={backHref}
      onSaved={() => screeningSaved(deps, form)}
      onDiscard={() => void discardForm(deps, form, backHref)}
    />
  );
}

function screeningSaved(deps: ChronicDeps, form: ScreeningForm): void {
  const { person } = form;
  const event = form.written();
  if (!event) return;
  const isConfirmed = CONDITIONS.some((condition) => form.states.value[condition].kind === 'confirmed');
  // Where enough was measured, the next step is to be put under care: their page says so.
  const done = isConfirmed ? chronicPath(person._id) : personPath(person._id);
  afterSaving(deps, {
    event,
    person,
    values: form.values.value,
    isCorrection: form.amends !== undefined,
    said: t('chronic.screen.saved', { name: person.name }),
    path: event.emergency === 'referred' ? paperPath(person._id, event._id, 'referral') : done,
    formPath: screenPath(person._id),
  });
}

/** `/person/:personId/chronic/enrol` */
export function EnrolRoute({
  deps,
  personId,
  enrolment,
  confirmed,
}: OfPerson & { enrolment?: string | undefined; confirmed?: string | undefined }) {
  const open = useCallback(async () => {
    if (!isIdOf('person', personId)) return undefined;
    if (enrolment !== undefined && !isIdOf('enrolment', enrolment)) return undefined;
    return openEnrolment(deps, { personId, enrolmentId: enrolment, confirmed: Number(confirmed ?? 0) });
  }, [deps, personId, enrolment, confirmed]);
  const form = useOpened(open);
  if (deps.mayRecord === false) return <NotTheirs backHref={personPath(personId)} />;
  if (form === 'not-found') return <NobodyThere backHref={personPath(personId)} />;
  if (!form) return <Skeleton rows={6} />;
  const backHref = enrolment === undefined ? personPath(personId) : chronicPath(personId);
  return (
    <EnrolmentFormScreen
      form={form}
      diagnoses={deps.diagnoses}
      today={deps.today()}
      backHref={backHref}
      onSaved={() => {
        const { register: into } = form.values.value;
        afterPaint(() => deps.navigate(backHref, 'replace'));
        deps.snackbars.show(
          form.standing
            ? { text: t('chronic.enrol.changed') }
            : {
                text: t('chronic.enrol.saved', { name: form.person.name, register: registerName(into) }),
                next: { label: t('chronic.action.visit'), run: () => deps.navigate(visitPath(personId)) },
              },
        );
      }}
      onDiscard={() => void discardForm(deps, form, backHref)}
    />
  );
}

/** Which form a half-written correction goes on in. */
export const amendedForm = (recordId: string): 'visit' | 'screening' | 'contact' | undefined => {
  if (isIdOf('follow-up', recordId)) return 'visit';
  if (isIdOf('contact', recordId)) return 'contact';
  return isIdOf('screening', recordId) ? 'screening' : undefined;
};
