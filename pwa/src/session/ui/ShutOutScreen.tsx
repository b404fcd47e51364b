// The server lets this person, or this tablet, in no more: why, what is safe, and what may still leave as a file.

import { useSignal } from '@preact/signals';
import { t } from '#text/text.js';
import { Button } from '#ui/Button.js';
import { Stack } from '#ui/Layout.js';
import { Notice, Refusal } from '#ui/Notice.js';
import type { ShutOutKind } from '../drop-keys.js';
import { DoorFrame } from './DoorFrame.js';

export interface ShutOutScreenProps {
  kind: ShutOutKind;
  /** How many records are only here. */
  unsent: number;
  /** Absent where the server's rules keep unsent work on the tablet. */
  exportUnsent?: (() => Promise<boolean>) | undefined;
  leave: () => void;
}

type Export = 'none' | 'busy' | 'done' | 'failed';

export function ShutOutScreen({ kind, unsent, exportUnsent, leave }: ShutOutScreenProps) {
  const exported = useSignal<Export>('none');
  const title = kind === 'device-revoked' ? t('session.shutOutDevice') : t('session.shutOutAccount');
  const press = async (write: () => Promise<boolean>): Promise<void> => {
    exported.value = 'busy';
    exported.value = (await write()) ? 'done' : 'failed';
  };
  return (
    <DoorFrame title={title}>
      <Stack>
        <Refusal what={title} why={t('session.shutOutWhy')} whatNow={t('session.shutOutNow')} />
        {unsent > 0 ? (
          <Notice meaning="due" title={t('session.shutOutUnsent', { count: unsent })} />
        ) : (
          <Notice meaning="done" title={t('session.shutOutSent')} />
        )}
        {exported.value === 'done' && (
          <Notice meaning="done" live="polite" title={t('session.shutOutExported')} />
        )}
        {exported.value === 'failed' && (
          <Notice meaning="stop" live="assertive" title={t('session.shutOutNotExported')} />
        )}
        {exportUnsent && unsent > 0 && (
          <Button
            kind="primary"
            icon="file-down"
            wide
            busy={exported.value === 'busy'}
            onPress={() => void press(exportUnsent)}
          >
            {t('session.shutOutExport')}
          </Button>
        )}
        <Button icon="lock" wide onPress={leave}>
          {t('session.shutOutLeave')}
        </Button>
      </Stack>
    </DoorFrame>
  );
}
