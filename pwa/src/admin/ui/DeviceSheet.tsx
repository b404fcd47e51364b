// One tablet: what it told of itself, and shutting it out, which says first what that does.

import { useSignal } from '@preact/signals';
import { epochMsOf } from '@tram/shared-schema/document/instant.js';
import type { DeviceView } from '@tram/shared-schema/sync/administration.js';
import { formatDateTime } from '#text/format-time.js';
import { t } from '#text/text.js';
import { Button } from '#ui/Button.js';
import { Facts } from '#ui/Facts.js';
import { Stack } from '#ui/Layout.js';
import { Notice } from '#ui/Notice.js';
import { Sheet } from '#ui/Sheet.js';
import { clockWords, lastSeenWords, nameOfDevice, storageWords, unsentWords } from '../device-words.js';
import styles from './DeviceSheet.module.css';

export interface DeviceSheetProps {
  device: DeviceView;
  nowMs: number;
  /** The tablet this is shown on. */
  isHere: boolean;
  setRevoked: (device: DeviceView, revoked: boolean) => void;
  onClose: () => void;
}

export function DeviceSheet(props: DeviceSheetProps) {
  const asking = useSignal(false);
  return asking.value ? (
    <RevokeSheet {...props} />
  ) : (
    <FactsSheet {...props} onRevoke={() => (asking.value = true)} />
  );
}

function FactsSheet(props: DeviceSheetProps & { onRevoke: () => void }) {
  const { device, nowMs, isHere, setRevoked, onRevoke, onClose } = props;
  return (
    <Sheet
      title={nameOfDevice(device)}
      onClose={onClose}
      actions={
        device.revoked ? (
          <Button
            kind="primary"
            icon="circle-check"
            onPress={() => {
              onClose();
              setRevoked(device, false);
            }}
          >
            {t('admin.restore')}
          </Button>
        ) : (
          !isHere && (
            <Button kind="stop" icon="ban" onPress={onRevoke}>
              {t('admin.revoke')}
            </Button>
          )
        )
      }
    >
      <Stack>
        {device.revoked && (
          <Notice meaning="stop" title={t('admin.deviceRevoked')} whatNow={t('admin.restoreHint')} />
        )}
        <Facts
          facts={[
            { label: t('admin.deviceLastSeen'), value: lastSeenWords(device, nowMs) },
            { label: t('admin.deviceLastUser'), value: device.accountName },
            { label: t('admin.deviceUnsent'), value: unsentWords(device) },
            { label: t('admin.deviceStorage'), value: storageWords(device) },
            { label: t('admin.deviceClock'), value: clockWords(device) },
            { label: t('admin.deviceVersion'), value: device.appVersion },
            { label: t('admin.deviceFirstSeen'), value: formatDateTime(epochMsOf(device.firstSeenAt)) },
            {
              label: t('admin.deviceBound'),
              value: device.isBound ? t('admin.deviceIsBound') : t('admin.deviceNotBound'),
            },
            { label: t('admin.deviceCode'), value: device.replicaId },
          ]}
        />
        {isHere && !device.revoked && <p>{t('admin.revokeHere')}</p>}
      </Stack>
    </Sheet>
  );
}

function RevokeSheet({ device, setRevoked, onClose }: DeviceSheetProps) {
  const { waiting = 0, refused = 0 } = device;
  const unsent = waiting + refused;
  return (
    <Sheet
      title={t('admin.revokeTitle', { name: nameOfDevice(device) })}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('admin.revokeNot')}</Button>
          <Button
            kind="stop"
            icon="ban"
            onPress={() => {
              onClose();
              setRevoked(device, true);
            }}
          >
            {t('admin.revoke')}
          </Button>
        </>
      }
    >
      <Stack>
        <ul class={styles.effects}>
          <li>{t('admin.revokeStops')}</li>
          <li>{t('admin.revokeKeys')}</li>
          <li>{t('admin.revokeOffline')}</li>
          <li>{t('admin.revokeBack')}</li>
        </ul>
        {unsent > 0 && (
          <Notice
            meaning="due"
            title={t('admin.revokeUnsent', { count: unsent })}
            why={t('admin.revokeUnsentWhy')}
          />
        )}
      </Stack>
    </Sheet>
  );
}
