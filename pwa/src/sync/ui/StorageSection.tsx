// What the browser promised, how full the device is, and what the app did about it; every trouble with what to do.

import type { ReadonlySignal } from '@preact/signals';
import { t } from '#text/text.js';
import { Button } from '#ui/Button.js';
import { Section, Stack } from '#ui/Layout.js';
import { Notice } from '#ui/Notice.js';

export interface StorageState {
  readonly promise: 'given' | 'refused' | 'not-asked';
  readonly usedBytes: number;
  readonly freeBytes: number;
}

/** How the records come to the form of a new version. */
export type VersionChange =
  | { readonly kind: 'up-to-date' }
  | { readonly kind: 'unfinished' }
  | { readonly kind: 'under-way'; readonly done: number }
  | { readonly kind: 'kept-old'; readonly fault: 'storage-full' | 'storage-failed' | 'fault' };

export interface StorageSectionProps {
  state: ReadonlySignal<StorageState | undefined>;
  isShort: ReadonlySignal<boolean>;
  change: ReadonlySignal<VersionChange>;
  askAgain: () => void;
}

const MEGABYTE = 1024 * 1024;

function Promised({ promise, askAgain }: { promise: StorageState['promise']; askAgain: () => void }) {
  if (promise !== 'refused') return <p>{t(`storage.promise.${promise}`)}</p>;
  return (
    <Notice
      meaning="due"
      title={t('storage.promise.refused')}
      why={t('storage.refusedWhy')}
      whatNow={t('storage.refusedNow')}
      actions={<Button onPress={askAgain}>{t('storage.askAgain')}</Button>}
    />
  );
}

function Changing({ change }: { change: VersionChange }) {
  if (change.kind === 'under-way')
    return (
      <Notice
        icon="hourglass"
        title={t('storage.changing', { done: change.done })}
        why={t('storage.changingWhy')}
      />
    );
  if (change.kind !== 'kept-old') return null;
  return (
    <Notice
      meaning="late"
      title={t('storage.keptOld')}
      why={t('storage.keptOldWhy')}
      whatNow={change.fault === 'fault' ? t('storage.keptOldFault') : t('storage.keptOldFull')}
    />
  );
}

export function StorageSection({ state, isShort, change, askAgain }: StorageSectionProps) {
  const shown = state.value;
  if (!shown) return null;
  const used = Math.round(shown.usedBytes / MEGABYTE);
  const free = Math.round(shown.freeBytes / MEGABYTE);
  return (
    <Section title={t('storage.title')}>
      <Stack gap="s">
        {isShort.value && (
          <Notice
            meaning="late"
            live="polite"
            title={t('storage.short')}
            why={t('storage.shortWhy')}
            whatNow={t('storage.shortNow')}
          />
        )}
        <Changing change={change.value} />
        <p>{t('storage.use', { used, free })}</p>
        <Promised promise={shown.promise} askAgain={askAgain} />
      </Stack>
    </Section>
  );
}
