// Puts a vaccination day together with the schedule in force and this browser's alarm. Fetched when it is needed.

import { scheduleInForce } from '#immunisation/schedule-in-force.js';
import {
  openVaccinationRoom,
  type VaccinationRoom,
  type VaccinationRoomParts,
} from '#immunisation/session/vaccination-room.js';
import { soundAlarm } from '#platform/browser-alarm.js';

export async function openRoom(
  parts: Omit<VaccinationRoomParts, 'schedule' | 'monotonicMs' | 'onOver'>,
): Promise<VaccinationRoom> {
  const { today, published } = parts.desk;
  await published?.read();
  return openVaccinationRoom({
    ...parts,
    schedule: scheduleInForce(today(), published?.editions.value),
    // Slices are measured, not dated: the clock that may be corrected is another.
    monotonicMs: () => performance.now(),
    onOver: soundAlarm,
  });
}
