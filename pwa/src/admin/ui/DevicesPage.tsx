// Which tablets there are, what each needs, and shutting out the one that was lost.

import { useSignal } from '@preact/signals';
import type { ReplicaId } from '@tram/shared-schema/document/ids.js';
import type { DeviceView } from '@tram/shared-schema/sync/administration.js';
import type { StationView } from '@tram/shared-schema/sync/session.js';
import { t } from '#text/text.js';
import { Badge } from '#ui/Badge.js';
import { EmptyState } from '#ui/EmptyState.js';
import { HeaderBar } from '#ui/HeaderBar.js';
import { Card, Page, Stack } from '#ui/Layout.js';
import { GroupTitle, List, ListRow } from '#ui/List.js';
import { Refusal } from '#ui/Notice.js';
import type { SnackbarQueue } from '#ui/snackbar-queue.js';
import type { Administration, AdministrationFailure, DeviceAdministration } from '../administration.js';
import { byStation, marksOf, nameOfDevice, usedWords } from '../device-words.js';
import { failureWords } from '../failure-text.js';
import { Answered } from './Answered.js';
import { DeviceSheet } from './DeviceSheet.js';
import { useAnswer, type Question } from './use-answer.js';

export interface DevicesPageProps {
  administration: DeviceAdministration;
  /** For who sees the tablets of more than one station. */
  stations?: Administration['stations'] | undefined;
  /** The tablet this is shown on. */
  ownReplicaId: ReplicaId | undefined;
  snackbars: SnackbarQueue;
  nowMs: () => number;
  backHref?: string | undefined;
}

const NO_STATIONS: Administration['stations'] = () => Promise.resolve({ ok: true, value: [] });

export function DevicesPage(props: DevicesPageProps) {
  const { administration, stations, ownReplicaId, snackbars, nowMs, backHref } = props;
  const devices = useAnswer(() => administration.devices(), 'devices');
  const places = useAnswer(stations ?? NO_STATIONS, 'stations');
  const chosen = useSignal<DeviceView | undefined>(undefined);
  const failure = useSignal<AdministrationFailure | undefined>(undefined);

  const setRevoked = async (device: DeviceView, revoked: boolean): Promise<void> => {
    const result = await administration.setRevoked(device.replicaId, revoked);
    failure.value = result.ok ? undefined : result.error;
    if (!result.ok) return;
    devices.ask();
    const name = nameOfDevice(device);
    snackbars.show({
      text: revoked ? t('admin.revokedNow', { name }) : t('admin.restoredNow', { name }),
      undo: () => void setRevoked(device, !revoked),
    });
  };

  return (
    <Page
      header={
        <HeaderBar title={stations ? t('admin.devices') : t('admin.devicesOfStation')} backHref={backHref} />
      }
    >
      <Stack gap="l">
        {failure.value && <Refusal {...failureWords(failure.value)} />}
        <Answered question={devices}>
          {(list) =>
            list.length === 0 ? (
              <EmptyState icon="tablet" title={t('admin.noDevices')} hint={t('admin.noDevicesNow')} />
            ) : (
              <DeviceGroups
                {...{ list, ownReplicaId, places }}
                nowMs={nowMs()}
                isGrouped={stations !== undefined}
                choose={(device) => (chosen.value = device)}
              />
            )
          }
        </Answered>
      </Stack>
      {chosen.value && (
        <DeviceSheet
          key={chosen.value.replicaId}
          device={chosen.value}
          nowMs={nowMs()}
          isHere={chosen.value.replicaId === ownReplicaId}
          setRevoked={(device, revoked) => void setRevoked(device, revoked)}
          onClose={() => (chosen.value = undefined)}
        />
      )}
    </Page>
  );
}

interface DeviceGroupsProps {
  list: readonly DeviceView[];
  places: Question<readonly StationView[]>;
  ownReplicaId: ReplicaId | undefined;
  nowMs: number;
  isGrouped: boolean;
  choose: (device: DeviceView) => void;
}

function DeviceGroups({ list, places, ownReplicaId, nowMs, isGrouped, choose }: DeviceGroupsProps) {
  const known = places.state.value.kind === 'answered' ? places.state.value.value : [];
  const nameOfStation = (id: string) => known.find(({ stationId }) => stationId === id)?.name;
  return (
    <Stack>
      {byStation(list, nameOfStation).map(({ name, devices }) => (
        <div key={name}>
          {isGrouped && <GroupTitle count={`${devices.length}`}>{name}</GroupTitle>}
          <Card flush>
            <List label={isGrouped ? name : t('admin.devicesOfStation')}>
              {devices.map((device) => (
                <DeviceRow
                  key={device.replicaId}
                  {...{ device, nowMs }}
                  isHere={device.replicaId === ownReplicaId}
                  onPress={() => choose(device)}
                />
              ))}
            </List>
          </Card>
        </div>
      ))}
    </Stack>
  );
}

interface DeviceRowProps {
  device: DeviceView;
  nowMs: number;
  isHere: boolean;
  onPress: () => void;
}

function DeviceRow({ device, nowMs, isHere, onPress }: DeviceRowProps) {
  const marks = marksOf(device, nowMs);
  return (
    <ListRow
      icon="tablet"
      title={nameOfDevice(device)}
      lines={[usedWords(device, nowMs)]}
      badges={
        (isHere || marks.length > 0) && (
          <>
            {isHere && <Badge icon="tablet">{t('admin.deviceHere')}</Badge>}
            {marks.map(({ meaning, words }) => (
              <Badge key={words} meaning={meaning}>
                {words}
              </Badge>
            ))}
          </>
        )
      }
      onPress={onPress}
    />
  );
}
