// A record of chronic care as facts with their names: for its page and for paper.

import { averagePressure } from '@tram/shared-schema/chronic/blood-pressure.js';
import type { Contact } from '@tram/shared-schema/chronic/follow-up.js';
import { registerOf } from '@tram/shared-schema/chronic/register-of.js';
import { ADHERENCE, SIDE_EFFECTS, SYMPTOMS } from '@tram/shared-schema/chronic/symptoms.table.js';
import { formatLocalDate } from '@tram/shared-schema/local-date.js';
import { formatNumber } from '#text/format-number.js';
import { t } from '#text/text.js';
import type { CareEvent } from './care-events.js';
import { contactByWord, contactResultWord } from './chronic-timeline.js';
import {
  answerWord,
  answerWords,
  barePressure,
  glucoseWords,
  inWords,
  medicineWords,
  pressureWords,
  reachedWord,
  registerName,
  registerNames,
  targetWords,
} from './chronic-words.js';
import { EMERGENCY_ANSWERS } from './measure-values.js';

export interface NamedFact {
  readonly label: string;
  readonly value: string;
}
type Measured = Exclude<CareEvent, Contact>;
type Maybe = readonly [label: string, value: string | undefined];

const named = (facts: readonly Maybe[]): readonly NamedFact[] =>
  facts.flatMap(([label, value]) => (value === undefined || value === '' ? [] : [{ label, value }]));

const number = (value: number | undefined, unit: string): string | undefined =>
  value === undefined ? undefined : `${formatNumber(value)} ${unit}`;

const emergencyWord = (answer: string | undefined): string | undefined => {
  const known = EMERGENCY_ANSWERS.find((one) => one === answer);
  return known ? t(`chronic.emergency.${known}`) : answer;
};

export function measuredFacts(event: Measured): readonly NamedFact[] {
  const { pressureReadings = [], glucose } = event;
  const average = averagePressure(pressureReadings);
  const single = pressureReadings.map(barePressure).join(', ');
  return named([
    [
      t('chronic.pressure'),
      average &&
        (pressureReadings.length > 1 ? `${pressureWords(average)} (${single})` : pressureWords(average)),
    ],
    [t('chronic.glucose'), glucose && glucoseWords(glucose)],
    [t('chronic.hba1c'), number(event.hba1cPercent, '%')],
    [t('encounters.vital.weightKg'), number(event.weightKg, 'kg')],
    [t('encounters.vital.heightCm'), number(event.heightCm, 'cm')],
    [t('encounters.vital.waistCm'), number(event.waistCm, 'cm')],
    [t('encounters.vital.pulsePerMin'), number(event.pulsePerMin, '')],
    [t('chronic.symptoms'), answerWords(SYMPTOMS, event.symptoms)],
    [t('chronic.emergencyDone'), emergencyWord(event.emergency)],
    [t('chronic.referredTo'), event.referredTo],
  ]);
}

function measureWords(code: string, value: number | boolean | string, registers: readonly string[]): Maybe {
  const row = registers.flatMap((one) => registerOf(one)?.measures ?? []).find((one) => one.code === code);
  const label = row ? inWords(row.words) : code;
  if (typeof value === 'boolean') return [label, value ? t('chronic.yes') : t('chronic.no')];
  if (row?.kind === 'choice') {
    const choice = row.choices.find((one) => one.value === value);
    return [label, choice ? inWords(choice.words) : String(value)];
  }
  return [label, typeof value === 'number' ? formatNumber(value) : value];
}

export function factsOfEvent(event: CareEvent): readonly NamedFact[] {
  if (event.type === 'contact')
    return named([
      [t('chronic.contact.about'), event.about.map((about) => aboutWord(about)).join(', ')],
      [t('chronic.contact.by'), contactByWord(event.by)],
      [t('chronic.contact.result'), contactResultWord(event.result)],
      [t('chronic.contact.again'), event.againOn && formatLocalDate(event.againOn)],
      [t('chronic.note'), event.note],
    ]);
  if (event.type === 'screening')
    return [...measuredFacts(event), ...named([[t('chronic.note'), event.note]])];
  const { reached = {}, targets = {}, registers } = event;
  return [
    ...measuredFacts(event),
    ...named([
      ...Object.entries(event.measures ?? {}).map(([code, value]) => measureWords(code, value, registers)),
      ...Object.entries(reached).map(([register, verdict]): Maybe => {
        const target = targets[register];
        const word = verdict === 0 || verdict === 1 || verdict === 2 ? reachedWord(verdict) : String(verdict);
        return [registerName(register), target ? `${word} (${targetWords(target)})` : word];
      }),
      [t('chronic.adherence'), event.adherence && answerWord(ADHERENCE, event.adherence)],
      [t('chronic.sideEffects'), answerWords(SIDE_EFFECTS, event.sideEffects)],
      [t('chronic.medicine.title'), (event.medicines ?? []).map(medicineWords).join('; ')],
      [t('chronic.visit.nextOn'), event.nextOn && formatLocalDate(event.nextOn)],
      [t('chronic.visit.advice'), event.advice],
      [t('chronic.registers'), registerNames(registers)],
    ]),
  ];
}

export const aboutWord = (about: string): string =>
  about === 'immunisation' ? t('chronic.contact.immunisation') : registerName(about);
