// Units and counts of a run in words.

import type { RecodingGroup, RecodingView } from '@tram/shared-schema/sync/recoding.js';
import { formatNumber } from '#text/format-number.js';
import { t } from '#text/text.js';

export const peopleWords = (count: number): string => t('recoding.people', { count: formatNumber(count) });

/** `Xã Ví Dụ, Huyện Mẫu (99504)` */
export function oldUnitWords({ from: { communeName, districtName, communeCode } }: RecodingGroup): string {
  const place = districtName === undefined ? communeName : `${communeName}, ${districtName}`;
  return `${place} (${communeCode})`;
}

export function newUnitsWords({ to }: RecodingGroup): string {
  const [only, another] = to;
  const units = to.map(
    ({ communeName, provinceName, communeCode }) => `${communeName}, ${provinceName} (${communeCode})`,
  );
  return only && !another
    ? t('recoding.to', { unit: units[0] ?? '' })
    : t('recoding.or', { units: units.join(' · ') });
}

export interface CountLine {
  readonly label: string;
  readonly count: number;
}

export function countLines({ counts }: RecodingView): readonly CountLine[] {
  const { recode, ask, unchanged, unknown, leftOut } = counts;
  const rest: readonly CountLine[] = [
    { label: t('recoding.countUnchanged'), count: unchanged },
    { label: t('recoding.countUnclear'), count: unknown['unclear-address'] },
    { label: t('recoding.countUnknownCode'), count: unknown['unknown-code'] },
    { label: t('recoding.countNothing'), count: unknown['nothing-written'] },
    { label: t('recoding.countLeftOut'), count: leftOut },
  ];
  return [
    { label: t('recoding.countRecode'), count: recode },
    { label: t('recoding.countAsk'), count: ask },
    ...rest.filter(({ count }) => count > 0),
  ];
}

/** What a run came to: the lines that are always said, and those only where there is something to say. */
export function outcomeLines({ status, outcome }: RecodingView): readonly CountLine[] {
  if (!outcome) return [];
  const { recoded, asked, left, restored, kept } = outcome;
  const isUndo = status === 'undoing' || status === 'undone';
  const lines: readonly (CountLine & { readonly always: boolean })[] = isUndo
    ? [
        { label: t('recoding.restored'), count: restored, always: true },
        { label: t('recoding.kept'), count: kept, always: false },
      ]
    : [
        { label: t('recoding.recoded'), count: recoded, always: true },
        { label: t('recoding.asked'), count: asked, always: false },
        { label: t('recoding.left'), count: left, always: false },
      ];
  return lines.filter(({ count, always }) => always || count > 0);
}

/** How many were left as they are, by whichever of the two was done last. */
export const leftCount = ({ status, outcome }: RecodingView): number =>
  (status === 'undone' ? outcome?.kept : outcome?.left) ?? 0;
