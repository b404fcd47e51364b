// Measured values in words: names, units, bounds, and the line a timeline shows.

import type { Vitals } from '@tram/shared-schema/encounters/encounter.js';
import { largestIn } from '@tram/shared-schema/encounters/vitals.js';
import {
  GLUCOSE_MG_DL_PER_MMOL_L,
  VITALS,
  type VitalKind,
  type VitalRange,
} from '@tram/shared-schema/encounters/vitals.table.js';
import { formatNumber } from '#text/format-number.js';
import { language } from '#text/language.js';
import { t } from '#text/text.js';
import type { SingleVital } from './encounter-form.js';

export const unitOf = (vital: VitalKind): string => VITALS[vital].unit[language.value];
export const vitalName = (vital: SingleVital): string => t(`encounters.vital.${vital}`);

export function valueWords(vital: VitalKind, value: number): string {
  // One decimal is shown where it was measured, so 37 °C is 37,0; whole weights and heights stay whole.
  const fixed = vital === 'temperatureC' || vital === 'glucoseMmolL';
  return fixed ? formatNumber(value, 1) : formatNumber(value);
}

export const withUnit = (vital: VitalKind, value: number): string =>
  `${valueWords(vital, value)} ${unitOf(vital)}`;

export function rangeWords(vital: VitalKind, range: VitalRange): { from: string; to: string } {
  return { from: formatNumber(range.from), to: withUnit(vital, largestIn(vital, range)) };
}

export function glucoseMgDl(mmolL: number): number {
  return Math.round(mmolL * GLUCOSE_MG_DL_PER_MMOL_L);
}

const SHOWN: readonly SingleVital[] = [
  'pulsePerMin',
  'temperatureC',
  'respirationsPerMin',
  'spo2Percent',
  'weightKg',
  'heightCm',
  'waistCm',
  'glucoseMmolL',
];

type ShortName =
  'bloodPressure' | 'pulsePerMin' | 'respirationsPerMin' | 'spo2Percent' | 'waistCm' | 'glucoseMmolL';

function barePressure({ systolicMmHg, diastolicMmHg }: Vitals): string | undefined {
  if (systolicMmHg === undefined || diastolicMmHg === undefined) return undefined;
  return `${formatNumber(systolicMmHg)}/${formatNumber(diastolicMmHg)}`;
}

export function pressureWords(vitals: Vitals): string | undefined {
  const bare = barePressure(vitals);
  return bare === undefined ? undefined : `${bare} ${unitOf('systolicMmHg')}`;
}

/** Each measured value with its name: for a page of facts. */
export function vitalFacts(vitals: Vitals): readonly { label: string; value: string }[] {
  const pressure = pressureWords(vitals);
  const singles = SHOWN.flatMap((vital) => {
    const value = vitals[vital];
    return value === undefined ? [] : [{ label: vitalName(vital), value: withUnit(vital, value) }];
  });
  return [
    ...(pressure === undefined ? [] : [{ label: t('encounters.vital.bloodPressure'), value: pressure }]),
    ...singles,
  ];
}

/** `HA 130/80 · Mạch 84 · 37,8 °C · 52 kg`: what a worker writes in a book; units only where the name does not say it. */
export function vitalLine(vitals: Vitals): string {
  const short = (value: string | undefined, name?: ShortName): readonly string[] => {
    if (value === undefined) return [];
    return [name ? t(`encounters.short.${name}`, { value }) : value];
  };
  const bare = (vital: SingleVital): string | undefined => {
    const value = vitals[vital];
    return value === undefined ? undefined : valueWords(vital, value);
  };
  const measured = (vital: SingleVital): string | undefined => {
    const value = vitals[vital];
    return value === undefined ? undefined : withUnit(vital, value);
  };
  const items = [
    ...short(barePressure(vitals), 'bloodPressure'),
    ...short(bare('pulsePerMin'), 'pulsePerMin'),
    ...short(measured('temperatureC')),
    ...short(bare('respirationsPerMin'), 'respirationsPerMin'),
    ...short(measured('spo2Percent'), 'spo2Percent'),
    ...short(measured('weightKg')),
    ...short(measured('heightCm')),
    ...short(measured('waistCm'), 'waistCm'),
    ...short(measured('glucoseMmolL'), 'glucoseMmolL'),
  ];
  // A value and its name stay together when the line breaks.
  return items.map((item) => item.replaceAll(' ', '\u00a0')).join(' · ');
}
