// What a form about vaccines says beside its save button, and why it could not be saved.

import type { ReadonlySignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { DraftKeeper } from '#people/draft-keeper.js';
import { t } from '#text/text.js';
import { DraftKept } from '#ui/DraftKept.js';
import { Refusal } from '#ui/Notice.js';
import type { AmendDoseFailure } from '../amend-dose.js';

export interface FormNoteProps {
  draft?: Pick<DraftKeeper, 'keptAtMs' | 'allKept' | 'failure'>;
  failures: ReadonlySignal<Readonly<Record<string, unknown>>>;
}

/** The most pressing thing that can be said. */
export function FormNote({ draft, failures }: FormNoteProps) {
  const count = Object.keys(failures.value).length;
  if (draft?.failure.value) return <>{t('vaccines.draftNotKept')}</>;
  if (count > 0) return <>{t('vaccines.checkAnswers', { count })}</>;
  return draft ? <DraftKept draft={draft} /> : null;
}

export function SaveFailure({ failure }: { failure: ReadonlySignal<AmendDoseFailure | undefined> }) {
  const place = useRef<HTMLDivElement>(null);
  const kind = failure.value?.kind;
  // The button that was pressed may be far from here.
  useEffect(() => {
    if (kind) place.current?.scrollIntoView?.({ block: 'center' });
  }, [kind]);
  if (!kind) return null;
  return (
    <div ref={place}>
      <Refusal
        what={t('vaccines.failedTitle')}
        why={t(`vaccines.failed.${kind}`)}
        whatNow={t(`vaccines.failed.${kind}.now`)}
      />
    </div>
  );
}
