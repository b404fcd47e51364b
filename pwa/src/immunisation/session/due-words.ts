// A row of the session's list in words: which doses, why now, how late.

import type { DueDose, DueRow, DueStanding } from '@tram/shared-schema/due/due-doses.js';
import type { Schedule, ScheduleVaccine } from '@tram/shared-schema/immunisation/schedule.js';
import { formatLocalDate } from '@tram/shared-schema/local-date.js';
import type { IconName } from '#ui/icon-names.js';
import type { Meaning } from '#ui/meaning.js';
import { t } from '#text/text.js';
import { named } from '../words.js';

export const STANDINGS = ['late', 'due', 'snoozed', 'held', 'done'] as const satisfies readonly DueStanding[];

export const standingMeaning: Readonly<Record<DueStanding, Meaning | undefined>> = {
  late: 'late',
  due: 'due',
  snoozed: undefined,
  held: undefined,
  done: 'done',
};
export const standingIcon: Readonly<Partial<Record<DueStanding, IconName>>> = {
  snoozed: 'calendar-clock',
  held: 'ban',
};

const DAYS_SAID_AS_MONTHS = 60;
const DAYS_A_MONTH = 30;

export function lateWords(daysLate: number): string {
  return daysLate < DAYS_SAID_AS_MONTHS
    ? t('vaccination.lateDays', { count: daysLate })
    : t('vaccination.lateMonths', { count: Math.floor(daysLate / DAYS_A_MONTH) });
}

export const vaccineWord = (schedule: Schedule, code: string): string => {
  const vaccine = schedule.vaccines.find((one) => one.code === code);
  return vaccine ? named(vaccine.names) : code;
};

/** `Penta-2` as the paper book has it, or the words the schedule gives it. */
export function doseWord(schedule: Schedule, doseCode: string): string {
  for (const { doses } of schedule.series) {
    const dose = doses.find(({ code }) => code === doseCode);
    if (dose) return dose.names ? named(dose.names) : doseCode;
  }
  return doseCode;
}

const isOpen = ({ held }: DueDose): boolean => held === undefined;

function becauseWord({ because }: DueDose): string | undefined {
  switch (because) {
    case 'interval':
    case 'last-dose':
      return t('vaccination.becauseInterval');
    case 'live-virus-conflict':
      return t('vaccination.becauseLive');
    case 'age':
      return t('vaccination.becauseAge');
    default:
      return undefined;
  }
}

const HELD = ['refused', 'contraindicated', 'immune'] as const;

function heldWord({ held }: DueDose): string | undefined {
  if (!held) return undefined;
  const { decision, untilOn } = held;
  if (decision === 'deferred' && untilOn !== undefined)
    return t('vaccination.held.deferred', { date: formatLocalDate(untilOn) });
  const known = HELD.find((one) => one === decision);
  if (known) return t(`vaccination.held.${known}`);
  return t('vaccination.held.other');
}

export const openDoses = (row: DueRow): readonly DueDose[] => row.doses.filter(isOpen);

/** Which doses, and why on this day. */
export function dueLines(row: DueRow, schedule: Schedule): readonly string[] {
  const open = openDoses(row);
  const [oldest] = [...open].sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
  const held = row.doses.filter((dose) => !isOpen(dose));
  const since = oldest && [
    t('vaccination.dueSince', { date: formatLocalDate(oldest.dueOn) }),
    becauseWord(oldest),
  ];
  return [
    ...(open.length > 0 ? [t('vaccination.doses', { doses: doseNames(open, schedule) })] : []),
    ...(since ? [since.filter((part) => part !== undefined).join(', ')] : []),
    ...held.map((dose) => `${doseWord(schedule, dose.doseCode)}: ${heldWord(dose) ?? ''}`),
    ...(row.given.length > 0
      ? [t('vaccination.given', { doses: row.given.map((code) => vaccineWord(schedule, code)).join(', ') })]
      : []),
  ];
}

export const doseNames = (doses: readonly DueDose[], schedule: Schedule): string =>
  doses.map(({ doseCode }) => doseWord(schedule, doseCode)).join(', ');

export function openVialWord(policy: ScheduleVaccine['openVial']): string {
  if (policy === undefined) return t('ui.unknown');
  if (policy === 'session') return t('vaccination.openSession');
  if (policy === 'single-dose') return t('vaccination.openSingle');
  const { hours } = policy;
  return hours % 24 === 0 && hours >= 48
    ? t('vaccination.openDays', { count: hours / 24 })
    : t('vaccination.openHours', { count: hours });
}
