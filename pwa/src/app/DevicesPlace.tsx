// The tablets of a head's station; loaded, with the office's words, when it is first opened.

import '#text/office.js';
import { useMemo } from 'preact/hooks';
import { DevicesPage } from '#admin/ui/DevicesPage.js';
import { createHttpDeviceAdministration } from '#platform/http-administration.js';
import type { TabletDevice } from './open-device.js';
import { MORE_PATH } from './paths.js';

export function DevicesPlace({ device }: { device: TabletDevice }) {
  const { api, keeper, clock, snackbars } = device;
  const administration = useMemo(
    () => createHttpDeviceAdministration(api, () => keeper.accessToken()),
    [api, keeper],
  );
  return (
    <DevicesPage
      administration={administration}
      ownReplicaId={keeper.session.value?.replicaId}
      snackbars={snackbars}
      nowMs={() => clock.nowMs()}
      backHref={MORE_PATH}
    />
  );
}
