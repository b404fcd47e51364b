// Registers, measurements and targets in words, for every page that shows them.

import { inOtherUnit } from '@tram/shared-schema/chronic/convert-unit.js';
import type { CareTarget } from '@tram/shared-schema/chronic/enrolment.js';
import type { Glucose } from '@tram/shared-schema/chronic/follow-up.js';
import type { Medicine } from '@tram/shared-schema/chronic/medicine.js';
import { registerOf } from '@tram/shared-schema/chronic/register-of.js';
import type { AnswerRow } from '@tram/shared-schema/chronic/symptoms.table.js';
import { targetRow } from '@tram/shared-schema/chronic/target-for.js';
import type { Reached } from '@tram/shared-schema/chronic/target-reached.js';
import type { BloodPressure } from '@tram/shared-schema/encounters/vitals.js';
import type { Words } from '@tram/shared-schema/reference/sourced.js';
import { formatNumber } from '#text/format-number.js';
import { language } from '#text/language.js';
import { t } from '#text/text.js';
import type { Meaning } from '#ui/meaning.js';
import { GLUCOSE_KINDS } from './measure-values.js';

export const inWords = (words: Words): string => words[language.value];

/** A register of a newer edition goes by its code. */
export function registerName(code: string): string {
  const row = registerOf(code);
  return row ? inWords(row.words) : code;
}

export const registerNames = (codes: readonly string[]): string => codes.map(registerName).join(', ');

/** A code of a newer edition is shown as it is written. */
export function answerWords(rows: readonly AnswerRow[], codes: readonly string[] = []): string {
  return codes.map((code) => answerWord(rows, code)).join(', ');
}
export function answerWord(rows: readonly AnswerRow[], code: string): string {
  const row = rows.find((one) => one.code === code);
  return row ? inWords(row.words) : code;
}

export const barePressure = ({ systolicMmHg, diastolicMmHg }: BloodPressure): string =>
  `${formatNumber(systolicMmHg)}/${formatNumber(diastolicMmHg)}`;
export const pressureWords = (pressure: BloodPressure): string => `${barePressure(pressure)}\u00a0mmHg`;

export function glucoseKindWord(kind: string): string {
  const known = GLUCOSE_KINDS.find((one) => one === kind);
  return known ? t(`chronic.glucoseKind.${known}`) : kind;
}

/** Both units always: laboratories write either. */
export const glucoseValueWords = (mmolL: number): string =>
  `${formatNumber(mmolL, 1)}\u00a0mmol/L (${formatNumber(inOtherUnit('glucose', mmolL))}\u00a0mg/dL)`;

export const glucoseWords = ({ mmolL, kind }: Glucose): string =>
  `${glucoseValueWords(mmolL)}, ${glucoseKindWord(kind).toLocaleLowerCase('vi')}`;

/** `HA < 130/80 mmHg; đường máu đói 4,4–7,2 mmol/L`. */
export function targetWords(target: CareTarget): string {
  const parts: string[] = [];
  const { systolicBelow, diastolicBelow, fastingGlucoseFromMmolL: from, fastingGlucoseBelowMmolL } = target;
  if (systolicBelow !== undefined && diastolicBelow !== undefined)
    parts.push(
      t('chronic.target.pressure', {
        value: `${formatNumber(systolicBelow)}/${formatNumber(diastolicBelow)}`,
      }),
    );
  if (fastingGlucoseBelowMmolL !== undefined)
    parts.push(
      t('chronic.target.fasting', {
        from: from === undefined ? '0' : formatNumber(from, 1),
        below: formatNumber(fastingGlucoseBelowMmolL, 1),
      }),
    );
  if (target.otherGlucoseBelowMmolL !== undefined)
    parts.push(t('chronic.target.other', { below: formatNumber(target.otherGlucoseBelowMmolL, 1) }));
  if (target.hba1cBelowPercent !== undefined)
    parts.push(t('chronic.target.hba1c', { below: formatNumber(target.hba1cBelowPercent, 1) }));
  return parts.join('; ');
}

/** Who set it, by which rule and where that was read. */
export function targetSourceWords(target: CareTarget): string {
  if (target.setBy === 'doctor')
    return target.reason === undefined
      ? t('chronic.target.byDoctor')
      : t('chronic.target.byDoctorBecause', { reason: target.reason });
  const row = targetRow(target.ruleCode);
  if (!row) return t('chronic.target.byRule', { rule: target.ruleCode ?? '' });
  const rule = t('chronic.target.byRule', { rule: inWords(row.words) });
  return `${rule}. ${t('chronic.source', { source: row.source })}`;
}

export const reachedWord = (reached: Reached): string => t(`chronic.reached.${reached}`);
export const REACHED_MEANING: Readonly<Record<Reached, Meaning | undefined>> = {
  0: 'late',
  1: 'done',
  2: undefined,
};

/** `Amlodipin 5 mg × 1 · 30 ngày`. */
export function medicineWords({ name, strength, unitsPerTime, timesPerDay, days }: Medicine): string {
  const dose =
    timesPerDay === undefined
      ? undefined
      : t('chronic.medicine.perDay', { units: formatNumber(unitsPerTime ?? 1), times: timesPerDay });
  const supply = days === undefined || days === 0 ? undefined : t('chronic.medicine.days', { days });
  const parts = [[name, strength].filter((part) => part !== undefined).join(' '), dose, supply];
  return parts.filter((part) => part !== undefined).join(' · ');
}

const KNOWN_STANDINGS = [
  'under-care',
  'elsewhere',
  'moved-away',
  'lost',
  'died',
  'recorded-by-mistake',
] as const;
export function standingWord(standing: string): string {
  const known = KNOWN_STANDINGS.find((one) => one === standing);
  return known ? t(`chronic.standing.${known}`) : standing;
}
