// What was wrong with a file, and with documents in it, in the worker's words: why, and what to do now.

import { assertNever } from '@tram/shared-schema/result.js';
import type { Refusal } from '@tram/shared-schema/sync/wire.js';
import { t } from '#text/text.js';
import type { TakenDayFile } from './take-day-file.js';

/** unreadable: the browser could not read it, as of a card that was pulled out. */
export type TakeFault = NonNullable<TakenDayFile['fault']> | { kind: 'unreadable' };
export interface FaultWords {
  readonly why: string;
  readonly whatNow: string;
}

export function faultWords(fault: TakeFault): FaultWords {
  switch (fault.kind) {
    case 'not-a-day-file':
      return { why: t('dayFile.fault.notOne'), whatNow: t('dayFile.fault.notOneNow') };
    case 'newer-version':
      return { why: t('dayFile.fault.newer'), whatNow: t('dayFile.fault.newerNow') };
    case 'foreign-station':
      return { why: t('dayFile.fault.foreign'), whatNow: t('dayFile.fault.foreignNow') };
    case 'wrong-key':
      return { why: t('dayFile.fault.wrongKey'), whatNow: t('dayFile.fault.wrongKeyNow') };
    case 'torn':
      return { why: t('dayFile.fault.torn'), whatNow: t('dayFile.fault.tornNow') };
    case 'tampered':
      return { why: t('dayFile.fault.tampered'), whatNow: t('dayFile.fault.tamperedNow') };
    case 'unknown-device':
      return { why: t('dayFile.fault.unknownDevice'), whatNow: t('dayFile.fault.unknownDeviceNow') };
    case 'not-its-device':
      return { why: t('dayFile.fault.notItsDevice'), whatNow: t('dayFile.fault.notItsDeviceNow') };
    case 'device-revoked':
      return { why: t('dayFile.fault.revoked'), whatNow: t('dayFile.fault.revokedNow') };
    case 'too-large':
      return { why: t('dayFile.fault.tooLarge'), whatNow: t('dayFile.fault.tooLargeNow') };
    case 'storage-full':
      return { why: t('dayFile.fault.storageFull'), whatNow: t('dayFile.fault.storageFullNow') };
    case 'storage-failed':
      return { why: t('dayFile.fault.storageFailed'), whatNow: t('dayFile.fault.storageFailedNow') };
    case 'unreadable':
      return { why: t('dayFile.fault.unreadable'), whatNow: t('dayFile.fault.unreadableNow') };
    default:
      return assertNever(fault);
  }
}

const REFUSED_TEXT = {
  invalid: 'dayFile.refused.invalid',
  'unknown-type': 'dayFile.refused.unknownType',
  'too-new': 'dayFile.refused.tooNew',
  'too-large': 'dayFile.refused.tooLarge',
  'wrong-station': 'dayFile.refused.wrongStation',
  'not-allowed': 'dayFile.refused.notAllowed',
  'forged-author': 'dayFile.refused.forgedAuthor',
  'only-head': 'dayFile.refused.onlyHead',
  immutable: 'dayFile.refused.immutable',
} as const satisfies Record<Refusal['kind'], string>;

/** One line for each reason there was. */
export function refusedWords(refusals: readonly Refusal[]): readonly string[] {
  const counts = new Map<Refusal['kind'], number>();
  for (const { kind } of refusals) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts].map(([kind, count]) => t(REFUSED_TEXT[kind], { count }));
}
