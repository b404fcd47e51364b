// What the card says in words: the one sentence at its top, each cell, and why a dose was not counted.

import type {
  CardCell,
  NextDose,
  NotCounted,
  VaccineCard,
} from '@tram/shared-schema/immunisation/vaccine-card.js';
import { nextVisit } from '@tram/shared-schema/immunisation/vaccine-card.js';
import type { PlannedDose } from '@tram/shared-schema/immunisation/catch-up-plan.js';
import type { CompiledSchedule } from '@tram/shared-schema/immunisation/compiled-schedule.js';
import { formatLocalDate, type LocalDate } from '@tram/shared-schema/local-date.js';
import { t } from '#text/text.js';
import type { Meaning } from '#ui/meaning.js';
import { named } from './words.js';

export const vaccineNameIn =
  ({ vaccines }: Pick<CompiledSchedule, 'vaccines'>) =>
  (code: string): string => {
    const row = vaccines.get(code);
    return row ? named(row.vaccine.names) : code;
  };

export function groupNameIn({ schedule }: Pick<CompiledSchedule, 'schedule'>, code: string): string {
  const group = schedule.groups.find((row) => row.code === code);
  return group ? named(group.names) : code;
}

const namesOf = (doses: readonly NextDose[], nameOf: (code: string) => string): string =>
  doses
    .map(({ vaccineCodes: [code = ''], number, lateSince }) => {
      const words = { vaccine: nameOf(code), number };
      return lateSince === undefined ? t('vaccines.mini', words) : t('vaccines.miniLate', words);
    })
    .join(', ');

/** A dose of a plan: its vaccine, which one it is, whether it is late on that day. */
export function plannedDoseWords(
  { vaccineCode, doseNumber, late }: PlannedDose,
  nameOf: (code: string) => string,
): string {
  const vaccine = nameOf(vaccineCode);
  if (doseNumber === undefined) return vaccine;
  return t(late ? 'vaccines.miniLate' : 'vaccines.mini', { vaccine, number: doseNumber });
}

/** What to do, in one sentence. */
export function cardSentence(card: VaccineCard, today: LocalDate, nameOf: (code: string) => string): string {
  const visit = nextVisit(card, today);
  if (!visit) {
    const held = card.next.filter((one) => one.held);
    return held.length > 0 ? t('vaccines.held', { vaccines: namesOf(held, nameOf) }) : t('vaccines.complete');
  }
  const vaccines = namesOf(visit.doses, nameOf);
  return visit.on > today
    ? t('vaccines.nextVisit', { date: formatLocalDate(visit.on), vaccines })
    : t('vaccines.today', { vaccines });
}

export interface CellWords {
  /** One of the legend's words. */
  readonly state: string;
  /** The day, where there is one. */
  readonly detail?: string;
  readonly meaning?: Meaning;
}

export function cellWords(cell: CardCell): CellWords {
  switch (cell.kind) {
    case 'given':
      return { state: t('vaccines.cell.given'), detail: formatLocalDate(cell.on), meaning: 'done' };
    case 'due':
      return { state: t('vaccines.cell.due'), detail: t('vaccines.cell.dueNow'), meaning: 'due' };
    case 'late':
      return {
        state: t('vaccines.cell.late'),
        detail: t('vaccines.cell.from', { date: formatLocalDate(cell.since) }),
        meaning: 'late',
      };
    case 'not-yet':
      return {
        state: t('vaccines.cell.not-yet'),
        detail: t('vaccines.cell.from', { date: formatLocalDate(cell.from) }),
      };
    case 'held':
      return {
        state: t('vaccines.cell.held'),
        meaning: 'stop',
        ...(cell.held.untilOn !== undefined && {
          detail: t('immunisation.until', { date: formatLocalDate(cell.held.untilOn) }),
        }),
      };
    case 'contraindicated':
      return { state: t('vaccines.cell.contraindicated'), meaning: 'stop' };
    case 'not-counted':
      return cell.extraneous
        ? { state: t('vaccines.cell.extra'), detail: formatLocalDate(cell.on) }
        : { state: t('vaccines.cell.not-counted'), detail: formatLocalDate(cell.on), meaning: 'stop' };
    default:
      return { state: t(`vaccines.cell.${cell.kind}`) };
  }
}

export function notCountedWords({ reasons, extraneous, earliestOn }: NotCounted): {
  readonly why: string;
  readonly whatNow: string;
} {
  if (extraneous) return { why: t('vaccines.reason.series-complete'), whatNow: t('vaccines.extraNow') };
  const why =
    reasons.length === 0
      ? t('vaccines.reason.none')
      : reasons.map((one) => t(`vaccines.reason.${one}`)).join(' ');
  return {
    why:
      earliestOn === undefined
        ? why
        : `${why} ${t('vaccines.couldCount', { date: formatLocalDate(earliestOn) })}`,
    whatNow: t('vaccines.notCountedNow'),
  };
}
