// Lots and what happened to them, in words.

import type { LotMovement } from '@tram/shared-schema/immunisation/vaccine-lot.js';
import type { LotStanding, LotStock } from '@tram/shared-schema/immunisation/lot-stock.js';
import { formatNumber } from '#text/format-number.js';
import { t } from '#text/text.js';
import type { IconName } from '#ui/icon-names.js';
import type { Meaning } from '#ui/meaning.js';
import { MOVEMENTS, WASTE_REASONS } from './lot-form.js';

export const lotMeaning: Readonly<Record<LotStanding, Meaning | undefined>> = {
  usable: 'done',
  expiring: 'late',
  expired: 'stop',
  locked: 'stop',
  closed: undefined,
};
export const lotIcon: Readonly<Partial<Record<LotStanding, IconName>>> = { locked: 'lock' };

export function stockWords(stock: LotStock | undefined): string {
  if (!stock) return t('vaccineLots.lotCounting');
  return stock.left < 0
    ? t('vaccineLots.lotLess', { count: -stock.left })
    : t('vaccineLots.lotLeft', { count: stock.left });
}

export const movementKindWord = (kind: string): string =>
  t(`vaccineLots.moveKind.${MOVEMENTS.find((one) => one === kind) ?? 'other'}`);

export function movementWords({ kind, quantity }: Pick<LotMovement, 'kind' | 'quantity'>): string {
  const count =
    kind === 'opened'
      ? t('vaccineLots.stockVials', { count: quantity })
      : t('vaccineLots.stockDoses', { count: quantity });
  return t('vaccineLots.moveLine', { kind: movementKindWord(kind), count });
}

export function reasonWord(reason: string | undefined): string | undefined {
  if (reason === undefined) return undefined;
  return t(`vaccineLots.moveReason.${WASTE_REASONS.find((one) => one === reason) ?? 'other'}`);
}

export const doseCount = (count: number): string =>
  t('vaccineLots.stockDoses', { count: formatNumber(count) });
