// How a register is to be printed: on which paper, and which months of it. Asked for now and then, so it stays folded.

import { t } from '#text/text.js';
import { ChoiceField } from '#ui/ChoiceField.js';
import { Fold } from '#ui/Fold.js';
import { PAPERS, type MonthSpan, type PaperSize } from '../registers/paper-parts.js';
import questions from './Questions.module.css';

/** Every month, and the people's own columns before them. */
export const WHOLE_YEAR = 'all';
export interface PrintWish {
  readonly paper: PaperSize;
  /** The first month of a sheet, January 0, or the whole year. */
  readonly months: string;
}

export interface PrintChoiceProps {
  wish: PrintWish;
  spans: readonly MonthSpan[];
  onChange: (wish: PrintWish) => void;
}

const spanWords = ({ from, below }: MonthSpan): string =>
  below - from === 1
    ? t('chronic.books.month', { month: below })
    : t('chronic.books.months', { first: from + 1, last: below });

export function PrintChoice({ wish, spans, onChange }: PrintChoiceProps) {
  const whole = { value: WHOLE_YEAR, label: t('chronic.books.wholeYear') };
  const parts = spans.map((span) => ({ value: String(span.from), label: spanWords(span) }));
  const choices = spans.length > 1 ? [whole, ...parts] : [whole];
  const { label } = choices.find(({ value }) => value === wish.months) ?? whole;
  return (
    <Fold title={t('chronic.books.howToPrint')} summary={`${wish.paper} · ${label}`}>
      <div class={questions.inside}>
        <ChoiceField
          label={t('chronic.books.paper')}
          choices={PAPERS.map((value) => ({ value, label: value }))}
          value={wish.paper}
          // Sheets of another size hold other months.
          onChange={(paper) => onChange({ paper, months: WHOLE_YEAR })}
        />
        <ChoiceField
          label={t('chronic.books.monthsToPrint')}
          choices={choices}
          value={wish.months}
          onChange={(months) => onChange({ ...wish, months })}
        />
      </div>
    </Fold>
  );
}
