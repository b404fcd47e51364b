// A running watch in words: how long still, and since when.

import { epochMsOf } from '@tram/shared-schema/document/instant.js';
import { leftOfWatch, type Watch } from '@tram/shared-schema/immunisation/watches.js';
import { formatTime } from '#text/format-time.js';
import { t } from '#text/text.js';

const SECOND_MS = 1_000;
const two = (value: number): string => String(value).padStart(2, '0');

/** `29:05`, `23:59:10`: counts down to nothing, never below. */
export function clockLeft(leftMs: number): string {
  const seconds = Math.max(0, Math.ceil(leftMs / SECOND_MS));
  const hours = Math.floor(seconds / 3600);
  const rest = `${two(Math.floor((seconds % 3600) / 60))}:${two(seconds % 60)}`;
  return hours > 0 ? `${hours}:${rest}` : rest;
}

export const isOver = (watch: Watch, nowMs: number): boolean => leftOfWatch(watch, nowMs) <= 0;

export const watchState = (watch: Watch, nowMs: number): string =>
  isOver(watch, nowMs)
    ? t('vaccination.watchOver')
    : t('vaccination.watchLeft', { time: clockLeft(leftOfWatch(watch, nowMs)) });

export const watchSince = (watch: Watch, vaccineWord: (code: string) => string): string =>
  t('vaccination.watchGiven', {
    time: formatTime(epochMsOf(watch.since)),
    vaccines: watch.vaccineCodes.map(vaccineWord).join(', '),
  });
