// A severe event of today stops the giving of its vaccine: what is stopped, each of its lots locked in one tap, and giving going on
// only with a reason.

import { useSignal } from '@preact/signals';
import { epochMsOf } from '@tram/shared-schema/document/instant.js';
import type { AdverseEvent } from '@tram/shared-schema/immunisation/after-dose.js';
import type { VaccineLot } from '@tram/shared-schema/immunisation/vaccine-lot.js';
import { tidyLines } from '#people/tidy-lines.js';
import { formatTime } from '#text/format-time.js';
import { t } from '#text/text.js';
import { Button, LinkButton } from '#ui/Button.js';
import { Row, Stack } from '#ui/Layout.js';
import { Notice } from '#ui/Notice.js';
import { Sheet } from '#ui/Sheet.js';
import { TextField } from '#ui/TextField.js';
import { amendAdverseEventPath } from '../../session/paths.js';
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
}

export function StoppedGiving({ stopped, onLock, onResume }: StoppedGivingProps) {
  const resuming = useSignal<AdverseEvent | undefined>(undefined);
  const { value: event } = resuming;
  return (
    <>
      {stopped.map((one) => (
        <StoppedNotice
          key={one.event._id}
          stopped={one}
          onLock={onLock}
          onResume={() => (resuming.value = one.event)}
        />
      ))}
      {event && (
        <ResumeForm
          onSave={(reason) => onResume(event, reason)}
          onClose={() => (resuming.value = undefined)}
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

const LONGEST = 300;

interface ResumeFormProps {
  onSave: (reason: string) => Promise<boolean>;
  onClose: () => void;
}

function ResumeForm({ onSave, onClose }: ResumeFormProps) {
  const reason = useSignal('');
  const tried = useSignal(false);
  const saving = useSignal(false);
  const tidy = tidyLines(reason.value);
  const problem = tidy === '' ? 'missing' : tidy.length > LONGEST ? 'too-long' : undefined;
  const save = async (): Promise<void> => {
    tried.value = true;
    if (problem || saving.value) return;
    saving.value = true;
    if (await onSave(tidy).finally(() => (saving.value = false))) onClose();
  };
  return (
    <Sheet
      title={t('vaccination.resume')}
      onClose={onClose}
      actions={
        <Button kind="primary" icon="check" onPress={() => void save()}>
          {t('vaccination.resumeNow')}
        </Button>
      }
    >
      <Stack>
        <p>{t('vaccination.resumeHint')}</p>
        <TextField
          label={t('vaccination.resumeWhy')}
          value={reason.value}
          onChange={(text) => (reason.value = text)}
          error={tried.value && problem ? t(`vaccination.resumeProblem.${problem}`) : undefined}
        />
      </Stack>
    </Sheet>
  );
}
