// Records of a station on a tablet that does not remember who worked with them.

import { t } from '#text/text.js';
import { Notice } from '#ui/Notice.js';

export function LeftRecordsNotice({ unsent }: { unsent: number }) {
  return (
    <Notice
      meaning="due"
      title={unsent > 0 ? t('session.recordsLeft', { count: unsent }) : t('session.recordsLeftSent')}
      why={t('session.recordsLeftWhy')}
      whatNow={t('session.recordsLeftNow')}
      live="polite"
    />
  );
}
