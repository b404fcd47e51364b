// The tablet's records could not be opened. They are still there, and nothing was changed.

import type { StorageFailure } from '#documents/tablet-documents.js';
import { t } from '#text/text.js';
import { Button } from '#ui/Button.js';
import { Page } from '#ui/Layout.js';
import { Refusal } from '#ui/Notice.js';

/** Without HTTPS a browser seals nothing, and Trạm keeps nothing unsealed. */
export function NotSecure() {
  return (
    <main>
      <Page>
        <Refusal
          what={t('session.notSecure')}
          why={t('session.notSecureWhy')}
          whatNow={t('session.notSecureNow')}
        />
      </Page>
    </main>
  );
}

export function NotOpened({ failure }: { failure: StorageFailure }) {
  const full = failure.kind === 'storage-full';
  return (
    <main>
      <Page>
        <Refusal
          what={t('storage.notOpened')}
          why={full ? t('storage.full') : t('storage.failed')}
          whatNow={full ? t('storage.fullNow') : t('storage.failedNow')}
          actions={<Button onPress={() => location.reload()}>{t('shell.openAgain')}</Button>}
        />
      </Page>
    </main>
  );
}
