// Since when what was typed into a form is safe on the tablet.

import type { ReadonlySignal } from '@preact/signals';
import { formatTime } from '#text/format-time.js';
import { t } from '#text/text.js';

export interface KeptSoFar {
  readonly keptAtMs: ReadonlySignal<number | undefined>;
  readonly allKept: ReadonlySignal<boolean>;
}

export function DraftKept({ draft }: { draft: KeptSoFar }) {
  const { keptAtMs, allKept } = draft;
  if (keptAtMs.value === undefined) return null;
  return <span aria-busy={!allKept.value}>{t('ui.draftKept', { time: formatTime(keptAtMs.value) })}</span>;
}
