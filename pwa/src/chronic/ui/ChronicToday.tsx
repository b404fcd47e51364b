// What Hôm nay says of chronic care: how many stayed away or ran out of medicine. Loaded with the first page.

import type { ReadonlySignal } from '@preact/signals';
import { t } from '#text/text.js';
import { LinkButton } from '#ui/Button.js';
import { Notice } from '#ui/Notice.js';
import { missingPath } from '../paths.js';

export interface ChronicTodayProps {
  /** Undefined until everybody was looked at once. */
  missing: ReadonlySignal<number | undefined>;
}

export function ChronicToday({ missing }: ChronicTodayProps) {
  const count = missing.value ?? 0;
  if (count === 0) return null;
  return (
    <Notice
      icon="calendar-clock"
      title={t('chronic.today.missing', { count })}
      actions={<LinkButton href={missingPath()}>{t('chronic.today.open')}</LinkButton>}
    />
  );
}
