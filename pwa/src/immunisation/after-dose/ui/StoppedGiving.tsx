// A severe event of today stops the giving of its vaccine: what is stopped, each of its lots locked in one tap, and giving going on
// only with a reason.

import { useSignal } from '@preact/signals';
import { epochMsOf } from '@tram/shared-schema/document/instant.js';
import type { AdverseEvent } from '@tram/shared-schema/immunisation/after-dose.js';
import type { VaccineLot } from '@tram/shared-schema/immunisation/vaccine-lot.js';
import { useEffect, useRef } from 'preact/hooks';
import { formatTime } from '#text/format-time.js';
import { t } from '#text/text.js';
import { Button, LinkButton } from '#ui/Button.js';
import { Row } from '#ui/Layout.js';
import { Notice } from '#ui/Notice.js';
import type { ReasonDraft } from '../../form-draft.js';
import { amendAdverseEventPath } from '../../session/paths.js';
import { ReasonSheet, type ReasonWords } from '../../ui/ReasonSheet.js';
import { signWords } from '../sign-words.js';

export interface StoppedEvent {
  readonly event: AdverseEvent;
  readonly name: string;
  /** Names of vaccines; empty means every vaccine. */
  readonly vaccines: readonly string[];
  /** Lots it was given from that may still be given from. */
  readonly open: readonly VaccineLot[];
}

export interface StoppedGivingProps {
  stopped: readonly StoppedEvent[];
  /** Absent for whoever records nothing. */
  onLock: ((lot: VaccineLot) => void) | undefined;
  /** False where it could not be written: it stays on the screen. */
  onResume: (event: AdverseEvent, reason: string) => Promise<boolean>;
  /** What was left half written, to be shown before it is asked again. */
  openReason: (stopped: StoppedEvent) => Promise<ReasonDraft>;
  /** The event whose half-written reason opens with the page. */
  leftOpen: string | undefined;
  onFormClosed: () => void;
}

interface Resuming {
  readonly stopped: StoppedEvent;
  readonly draft: ReasonDraft;
}

export function StoppedGiving(props: StoppedGivingProps) {
  const { stopped, onLock, openReason, onResume } = props;
  const resuming = useSignal<Resuming | undefined>(undefined);
  const resume = async (one: StoppedEvent): Promise<void> => {
    resuming.value = { stopped: one, draft: await openReason(one) };
  };
  const leftOpen = useRef(props.leftOpen);
  useEffect(() => {
    const left = stopped.find(({ event }) => event._id === leftOpen.current);
    if (!left || !onLock) return;
    leftOpen.current = undefined;
    void resume(left);
  });
  const close = (): void => {
    resuming.value = undefined;
    props.onFormClosed();
  };
  const { value: asked } = resuming;
  return (
    <>
      {stopped.map((one) => (
        <StoppedNotice key={one.event._id} stopped={one} onLock={onLock} onResume={() => void resume(one)} />
      ))}
      {asked && (
        <ReasonSheet
          words={resumeWords(asked.stopped.name)}
          kind="primary"
          icon="check"
          draft={asked.draft}
          onSave={(reason) => onResume(asked.stopped.event, reason)}
          onClose={close}
        />
      )}
    </>
  );
}

interface StoppedNoticeProps extends Pick<StoppedGivingProps, 'onLock'> {
  stopped: StoppedEvent;
  onResume: () => void;
}

function StoppedNotice({ stopped, onLock, onResume }: StoppedNoticeProps) {
  const { event, name, vaccines, open } = stopped;
  const what = vaccines.length === 0 ? t('vaccination.everyVaccine') : vaccines.join(', ');
  const time = formatTime(epochMsOf(event.occurredAt));
  return (
    <Notice
      meaning="stop"
      title={t('vaccination.stoppedOf', { vaccines: what })}
      why={t('vaccination.stoppedWhy', { name, time, signs: signWords(event.signs) })}
      whatNow={<strong>{t('vaccination.stoppedNow')}</strong>}
      actions={
        <Row>
          {onLock &&
            open.map((lot) => (
              <Button key={lot._id} kind="stop" icon="lock" onPress={() => onLock(lot)}>
                {t('vaccination.lockLots', { lot: lot.lotNumber })}
              </Button>
            ))}
          <LinkButton href={amendAdverseEventPath(event.personId, event._id)}>
            {t('vaccination.openEvent')}
          </LinkButton>
          {onLock && <Button onPress={onResume}>{t('vaccination.resume')}</Button>}
        </Row>
      }
    />
  );
}

const resumeWords = (name: string): ReasonWords => ({
  title: t('vaccination.resumeAfter', { name }),
  hint: t('vaccination.resumeHint'),
  why: t('vaccination.resumeWhy'),
  save: t('vaccination.resumeNow'),
  missing: t('vaccination.resumeProblem.missing'),
  tooLong: t('vaccination.resumeProblem.too-long'),
});
