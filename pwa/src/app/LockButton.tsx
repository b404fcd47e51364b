// Locks the tablet, from any page: the first of the two taps to somebody else.

import { t } from '#text/text.js';
import { Button } from '#ui/Button.js';
import type { Tablet } from './open-tablet.js';

export function LockButton({ tablet }: { tablet: Tablet }) {
  const lock = tablet.lock.value;
  if (!lock) return null;
  return (
    <Button kind="quiet" icon="lock" onPress={lock}>
      {t('session.lock')}
    </Button>
  );
}
