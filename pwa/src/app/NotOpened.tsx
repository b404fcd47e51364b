// The tablet's records could not be opened. They are still there, and nothing was changed.

import type { OpenFailure } from '#documents/tablet-documents.js';
import { t, type PlainTextKey } from '#text/text.js';
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

const WORDS = {
  'storage-full': ['storage.full', 'storage.fullNow'],
  'storage-failed': ['storage.failed', 'storage.failedNow'],
  'newer-store': ['storage.newer', 'storage.newerNow'],
} as const satisfies Record<OpenFailure['kind'], readonly [PlainTextKey, PlainTextKey]>;

export function NotOpened({ failure }: { failure: OpenFailure }) {
  const [why, whatNow] = WORDS[failure.kind];
  return (
    <main>
      <Page>
        <Refusal
          what={t('storage.notOpened')}
          why={t(why)}
          whatNow={t(whatNow)}
          actions={<Button onPress={() => location.reload()}>{t('shell.openAgain')}</Button>}
        />
      </Page>
    </main>
  );
}
