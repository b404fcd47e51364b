// A newer version is offered where no form is open, and waits as long as the worker likes.

import { t } from '#text/text.js';
import { Button } from '#ui/Button.js';
import { Notice } from '#ui/Notice.js';
import type { AppUpdate } from '#platform/update-prompt.js';

export function UpdateNotice({ update }: { update: AppUpdate }) {
  if (!update.ready.value) return null;
  return (
    <Notice
      live="polite"
      title={t('session.updateTitle')}
      why={t('session.updateWhy')}
      actions={<Button onPress={() => update.apply()}>{t('session.updateNow')}</Button>}
    />
  );
}
