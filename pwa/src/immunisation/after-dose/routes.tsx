// `/person/:personId/adverse-event/new` and `/person/:personId/adverse-event/:recordId/amend`

import { dutiesOn } from '@tram/shared-schema/immunisation/duties.js';
import { isSevere, reportDueAt } from '@tram/shared-schema/immunisation/severe-reports.js';
import { epochMsOf, instantAt } from '@tram/shared-schema/document/instant.js';
import type { AdverseEvent } from '@tram/shared-schema/immunisation/after-dose.js';
import { useCallback, useState } from 'preact/hooks';
import { formatDateTime } from '#text/format-time.js';
import { t } from '#text/text.js';
import { Badge } from '#ui/Badge.js';
import { Button, LinkButton } from '#ui/Button.js';
import { EmptyState } from '#ui/EmptyState.js';
import { HeaderBar } from '#ui/HeaderBar.js';
import { Page, Row, Stack } from '#ui/Layout.js';
import { Notice } from '#ui/Notice.js';
import { Skeleton } from '#ui/Skeleton.js';
import { cardPath } from '../paths.js';
import { sessionPath } from '../session/paths.js';
import type { VaccinationDesk } from '../session/vaccination-desk.js';
import type { VaccinationRoom } from '../session/vaccination-room.js';
import { useOpened } from '#households/use-opened.js';
import { openAdverseEvent, type AdverseEventModel } from './adverse-event-model.js';
import { adverseEventDraftPath } from './draft-ids.js';
import { restoreAdverseEvent, withdrawAdverseEvent } from './record-adverse-event.js';
import { lockAfterEvent, lotsOfEvent } from './stop-routes.js';
import { AdverseEventScreen } from './ui/AdverseEventScreen.js';

export interface AdverseEventRouteProps {
  desk: VaccinationDesk;
  room: VaccinationRoom;
  personId: string;
  amends?: string | undefined;
}

export function AdverseEventRoute({ desk, room, personId, amends }: AdverseEventRouteProps) {
  const open = useCallback(() => openAdverseEvent(desk, personId, amends), [desk, personId, amends]);
  const form = useOpened(open);
  const [severe, setSevere] = useState<AdverseEvent>();
  const backHref = cardPath(personId);
  if (desk.mayRecord === false)
    return (
      <Nothing {...{ backHref }} title={t('vaccination.notYours')} hint={t('vaccination.notYoursNow')} />
    );
  if (form === 'not-found')
    return <Nothing {...{ backHref }} title={t('vaccination.gone')} hint={t('vaccination.goneNow')} />;
  if (!form) return <Skeleton rows={6} />;
  if (form.doses.length === 0)
    return (
      <Nothing
        {...{ backHref }}
        title={t('vaccination.adverseNoDose')}
        hint={t('vaccination.adverseNoDoseNow')}
      />
    );
  if (severe) return <SevereNext desk={desk} room={room} form={form} event={severe} />;
  const occurredAt = form.amends?.occurredAt ?? instantAt(desk.clock.nowMs());
  const severeWhy = t('vaccination.severeWhy', {
    time: formatDateTime(epochMsOf(reportDueAt({ occurredAt }))),
    hours: dutiesOn(desk.today()).severeReportHours,
  });
  return (
    <AdverseEventScreen
      form={form}
      schedule={room.schedule.schedule}
      backHref={backHref}
      severeWhy={severeWhy}
      onSaved={({ event }) => {
        desk.snackbars.show({ text: t('vaccination.adverseSaved', { name: form.person.name }) });
        if (isSevere(event)) setSevere(event);
        else desk.navigate(backHref, 'replace');
      }}
      onDiscard={() => void discard(desk, form, backHref)}
      onWithdraw={() => void withdraw(desk, form, backHref)}
    />
  );
}

async function withdraw(desk: VaccinationDesk, form: AdverseEventModel, backHref: string): Promise<void> {
  const { amends } = form;
  if (!amends) return;
  const withdrawn = await withdrawAdverseEvent(amends._id, desk);
  if (!withdrawn.ok) {
    desk.snackbars.show({ text: t('vaccination.notSaved') });
    return;
  }
  await form.discard();
  desk.navigate(backHref, 'replace');
  const restore = async (): Promise<void> => {
    const restored = await restoreAdverseEvent(withdrawn.value, desk);
    desk.snackbars.show({
      text: restored.ok ? t('vaccination.adverseRestored') : t('vaccination.notSaved'),
    });
  };
  desk.snackbars.show({ text: t('vaccination.adverseWithdrawn'), undo: () => void restore() });
}

async function discard(desk: VaccinationDesk, form: AdverseEventModel, backHref: string): Promise<void> {
  const draft = await form.discard();
  desk.navigate(backHref, 'replace');
  if (!draft) return;
  const bringBack = async (): Promise<void> => {
    const kept = await desk.drafts.keep(draft);
    if (kept.ok) desk.navigate(adverseEventDraftPath(draft));
    else desk.snackbars.show({ text: t('vaccination.notSaved') });
  };
  desk.snackbars.show({ text: t('vaccination.discard'), undo: () => void bringBack() });
}

function Nothing({ title, hint, backHref }: { title: string; hint: string; backHref: string }) {
  return (
    <Page header={<HeaderBar title={t('vaccination.adverse')} backHref={backHref} />}>
      <EmptyState icon="info" title={title} hint={hint} />
    </Page>
  );
}

interface SevereNextProps {
  desk: VaccinationDesk;
  room: VaccinationRoom;
  form: AdverseEventModel;
  event: AdverseEvent;
}

/** What a severe event asks for next: the lots, the session, the report. */
function SevereNext({ desk, room, form, event }: SevereNextProps) {
  const lots = lotsOfEvent(event, { desk, room });
  const time = formatDateTime(epochMsOf(reportDueAt(event)));
  return (
    <Page header={<HeaderBar title={t('vaccination.adverse')} subtitle={form.person.name} />}>
      <Stack gap="l">
        <Notice
          meaning="stop"
          title={t('vaccination.severeNow')}
          why={t('vaccination.severeWhy', { time, hours: dutiesOn(desk.today()).severeReportHours })}
          whatNow={t('vaccination.stoppedUntil')}
        />
        <Row>
          {lots.map((lot) =>
            lot.locked ? (
              <Badge key={lot._id} icon="lock">
                {t('vaccination.lotLockedState', { lot: lot.lotNumber })}
              </Badge>
            ) : (
              <Button key={lot._id} kind="stop" icon="lock" onPress={() => void lockAfterEvent(lot, desk)}>
                {t('vaccination.lockLots', { lot: lot.lotNumber })}
              </Button>
            ),
          )}
        </Row>
        <LinkButton kind="primary" href={sessionPath()}>
          {t('vaccination.backToSession')}
        </LinkButton>
      </Stack>
    </Page>
  );
}
