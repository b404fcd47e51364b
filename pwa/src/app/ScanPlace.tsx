// The scan screen with this browser's devices; loaded when it is first opened, and on the tablet for good by then.

import type { LocalDate } from '@tram/shared-schema/local-date.js';
import { useMemo } from 'preact/hooks';
import { browserScanDevices } from '#platform/scan-devices.js';
import { ScanScreen, type ScanScreenProps } from '#scan/ui/ScanScreen.js';

export interface ScanPlaceProps {
  today: LocalDate;
  nowMs: () => number;
  onCard: (card: Parameters<ScanScreenProps['onCard']>[0]) => void;
}

export function ScanPlace({ today, nowMs, onCard }: ScanPlaceProps) {
  const devices = useMemo(() => browserScanDevices(nowMs), [nowMs]);
  return <ScanScreen today={today} devices={devices} onCard={onCard} />;
}
