// Puts a vaccination day together with the schedule in force and this browser's alarm. Fetched when it is needed.

import { editionInForce, scheduleInForce } from '#immunisation/schedule-in-force.js';
import {
  openVaccinationRoom,
  type VaccinationRoom,
  type VaccinationRoomParts,
} from '#immunisation/session/vaccination-room.js';
import { soundAlarm } from '#platform/browser-alarm.js';

export interface OpenedRoom extends VaccinationRoom {
  /** Another edition of the schedule holds by now: its day has come, or it was brought. */
  isOutdated(): boolean;
}

export async function openRoom(
  parts: Omit<VaccinationRoomParts, 'schedule' | 'monotonicMs' | 'onOver'>,
): Promise<OpenedRoom> {
  const { today, published } = parts.desk;
  await published?.read();
  const schedule = scheduleInForce(today(), published?.editions.peek());
  const room = await openVaccinationRoom({
    ...parts,
    schedule,
    // Slices are measured, not dated: the clock that may be corrected is another.
    monotonicMs: () => performance.now(),
    onOver: soundAlarm,
  });
  return {
    ...room,
    isOutdated: () => editionInForce(today(), published?.editions.peek()) !== schedule.schedule,
  };
}
