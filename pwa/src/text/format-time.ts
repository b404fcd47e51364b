// Instants as a station's wall clock shows them, dates as people say them. The zone is the station's, whatever zone
// the tablet was left in.

import {
  formatLocalDate,
  localDateAt,
  partsOf,
  toEpochDay,
  type PartialDate,
} from '@tram/shared-schema/local-date.js';
import { language } from './language.js';
import { t } from './text.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const STATION_OFFSET = 7 * HOUR;
const ENGLISH_MONTHS =
  'January February March April May June July August September October November December'.split(' ');

/** `07:45` */
export function formatTime(epochMs: number): string {
  return new Date(epochMs + STATION_OFFSET).toISOString().slice(11, 16);
}

/** `07:45 21/11/2026` */
export function formatDateTime(epochMs: number): string {
  return `${formatTime(epochMs)} ${formatLocalDate(localDateAt(epochMs))}`;
}

/** `5 tháng 6, 2009`, `tháng 6, 2009`, `năm 2009`: read back to who typed `5/6/2009`. */
export function sayDate(date: PartialDate): string {
  const { year, month, day } = partsOf(date);
  if (language.value === 'en') {
    const monthName = month === undefined ? undefined : ENGLISH_MONTHS[month - 1];
    return [day, monthName, year].filter((part) => part !== undefined).join(' ');
  }
  if (month === undefined) return `năm ${year}`;
  return day === undefined ? `tháng ${month}, ${year}` : `${day} tháng ${month}, ${year}`;
}

/** `vừa xong`, `3 phút trước`, `07:45 hôm qua`, `5 ngày trước`; from a week on, and for the future, the date itself. */
export function formatAgo(epochMs: number, nowMs: number): string {
  const passed = nowMs - epochMs;
  const days = toEpochDay(localDateAt(nowMs)) - toEpochDay(localDateAt(epochMs));
  if (passed < 0 || days >= 7) return formatDateTime(epochMs);
  if (passed < MINUTE) return t('ui.justNow');
  if (passed < HOUR) return t('ui.minutesAgo', { count: Math.floor(passed / MINUTE) });
  if (days === 0) return t('ui.hoursAgo', { count: Math.floor(passed / HOUR) });
  if (days === 1) return t('ui.yesterdayAt', { time: formatTime(epochMs) });
  return t('ui.daysAgo', { count: days });
}

/** Time left, never more exact than it can be known: `dưới 10 giây`, `khoảng 40 giây`, `khoảng 3 phút`. */
export function formatTimeLeft(seconds: number): string {
  if (seconds < 10) return t('ui.fewSeconds');
  if (seconds < 55) return t('ui.aboutSeconds', { count: Math.ceil(seconds / 10) * 10 });
  if (seconds < 3300) return t('ui.aboutMinutes', { count: Math.round(seconds / 60) || 1 });
  return t('ui.aboutHours', { count: Math.round(seconds / 3600) || 1 });
}
