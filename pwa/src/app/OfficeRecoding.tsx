// Re-coding a station's addresses, as an administrator opens it. Counts only: no record of people is read in an office.

import { useMemo } from 'preact/hooks';
import type { StationId } from '@tram/shared-schema/document/ids.js';
import { RecodingPage } from '#admin/recoding/ui/RecodingPage.js';
import { createHttpRecoding } from '#platform/http-recoding.js';
import type { TabletDevice } from './open-device.js';
import { adminStationPath } from './paths.js';

export function OfficeRecoding({ device, stationId }: { device: TabletDevice; stationId: StationId }) {
  const { api, keeper } = device;
  const desk = useMemo(
    () => createHttpRecoding(api, stationId, () => keeper.accessToken()),
    [api, keeper, stationId],
  );
  return <RecodingPage desk={desk} backHref={adminStationPath(stationId)} />;
}
