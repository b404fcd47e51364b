// Says that sync holds back, and how to have it at once: otherwise a record that waits two minutes looks like one lost.

import { t } from '#text/text.js';
import { Notice } from '#ui/Notice.js';
import type { Thrift } from '../connectivity.js';

export function ThriftNotice({ thrift }: { thrift: Thrift }) {
  const why = thrift === 'data-saver' ? t('sync.savingAsked') : t('sync.savingSlowLine');
  return (
    <Notice title={t('sync.saving')} why={why} whatNow={t('sync.savingNow')} icon="hourglass" live="polite" />
  );
}
