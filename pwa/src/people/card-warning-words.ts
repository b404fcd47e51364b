// What is doubtful about a scanned card, in three parts: what, why, what now.

import { formatLocalDate } from '@tram/shared-schema/local-date.js';
import type { Meaning } from '#ui/meaning.js';
import { t, type PlainTextKey } from '#text/text.js';
import type { CardWarning } from './card-identity.js';

export interface CardWarningWords {
  readonly title: string;
  readonly why: string;
  readonly whatNow: string;
  readonly meaning: Extract<Meaning, 'due' | 'late'>;
}

type Reason = 'card' | 'scan' | 'clock';
type Step = 'ask' | 'compare' | 'renew' | 'rescan';
type PlainWarning = Exclude<CardWarning['kind'], 'expired' | 'not-yet-valid' | 'unreadable'>;

/** Late: the record would be wrong. Due: something is missing or odd. */
const WORDS: Readonly<Record<PlainWarning, readonly [PlainTextKey, Reason, Step, 'due' | 'late']>> = {
  'no-birth-date': ['people.cardWarning.noBirthDate', 'card', 'ask', 'due'],
  'impossible-birth-date': ['people.cardWarning.impossibleBirthDate', 'card', 'ask', 'late'],
  'future-birth-date': ['people.cardWarning.futureBirthDate', 'clock', 'compare', 'late'],
  'no-issue-date': ['people.cardWarning.noIssueDate', 'card', 'compare', 'due'],
  'impossible-issue-date': ['people.cardWarning.impossibleIssueDate', 'card', 'compare', 'due'],
  'future-issue-date': ['people.cardWarning.futureIssueDate', 'clock', 'compare', 'due'],
  'issued-before-birth': ['people.cardWarning.issuedBeforeBirth', 'card', 'compare', 'late'],
  'unknown-sex': ['people.cardWarning.unknownSex', 'card', 'ask', 'due'],
  'unreadable-old-id': ['people.cardWarning.unreadableOldId', 'scan', 'compare', 'due'],
  'garbled-name': ['people.cardWarning.garbledName', 'scan', 'rescan', 'late'],
  'sex-differs': ['people.cardWarning.sexDiffers', 'card', 'compare', 'late'],
  'birth-year-differs': ['people.cardWarning.yearDiffers', 'card', 'compare', 'late'],
  'unknown-province': ['people.cardWarning.unknownProvince', 'scan', 'compare', 'due'],
  'unassigned-century': ['people.cardWarning.century', 'scan', 'compare', 'due'],
  'validity-reversed': ['people.cardWarning.validityReversed', 'card', 'compare', 'due'],
  'no-end-mark': ['people.cardWarning.noEndMark', 'scan', 'rescan', 'due'],
};

export function cardWarningWords(warning: CardWarning): CardWarningWords {
  switch (warning.kind) {
    case 'expired':
      return words(
        t('people.cardWarning.expired', { date: formatLocalDate(warning.on) }),
        'card',
        'renew',
        'late',
      );
    case 'not-yet-valid': {
      const date = formatLocalDate(warning.from);
      return words(t('people.cardWarning.notYetValid', { date }), 'clock', 'compare', 'due');
    }
    case 'unreadable': {
      const part = t(`people.cardPart.${warning.field}`);
      return words(t('people.cardWarning.unreadablePart', { part }), 'scan', 'compare', 'due');
    }
    default: {
      const [title, reason, step, meaning] = WORDS[warning.kind];
      return words(t(title), reason, step, meaning);
    }
  }
}

function words(title: string, reason: Reason, step: Step, meaning: 'due' | 'late'): CardWarningWords {
  return {
    title,
    why: t(`people.cardWarning.why.${reason}`),
    whatNow: t(`people.cardWarning.now.${step}`),
    meaning,
  };
}
