// What screening says so far, in words: suspected or confirmed, by what, and what is still needed.

import type {
  ScreenedState,
  ScreeningEvidence,
  ScreeningNeed,
} from '@tram/shared-schema/chronic/screened-state.js';
import { formatLocalDate } from '@tram/shared-schema/local-date.js';
import { formatNumber } from '#text/format-number.js';
import { t } from '#text/text.js';
import { glucoseKindWord, glucoseValueWords, pressureWords } from '../chronic-words.js';

export const needWords = (need: ScreeningNeed): string => t(`chronic.need.${need}`);

export function evidenceWords(evidence: ScreeningEvidence): string {
  const on = formatLocalDate(evidence.on);
  if (evidence.kind === 'pressure') return `${on}: ${pressureWords(evidence.average)}`;
  if (evidence.test === 'hba1c') return `${on}: HbA1c ${formatNumber(evidence.value, 1)} %`;
  return `${on}: ${glucoseValueWords(evidence.value)}, ${glucoseKindWord(evidence.test)}`;
}

/** Nothing to say where nothing was measured for it. */
export const isSilent = ({ kind, needs }: ScreenedState): boolean =>
  kind === 'not-suspected' && needs.includes('first-measurement');
