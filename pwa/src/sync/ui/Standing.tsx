// How things stand with the server, in one notice, and why the last round stopped.

import type { UnsentCounts } from '#documents/tablet-documents.js';
import { t } from '#text/text.js';
import { LinkButton } from '#ui/Button.js';
import { Notice } from '#ui/Notice.js';
import { syncFailureText } from '../refusal-text.js';
import type { SyncStatus } from '../sync-status.js';

export interface StandingProps {
  counts: UnsentCounts;
  /** How many of those that wait do not open: a notice of their own says what is to be done. */
  closed: number;
  status: SyncStatus;
}

export function Standing({ counts, closed, status }: StandingProps) {
  const goesByItself = counts.waiting - closed;
  if (counts.refused > 0) {
    return (
      <Notice
        meaning="late"
        title={t('sync.someRefused', { count: counts.refused })}
        why={t('sync.someRefusedWhy')}
        live="polite"
      />
    );
  }
  if (goesByItself <= 0 && counts.waiting > 0) return null;
  if (counts.waiting > 0) {
    return (
      <Notice
        meaning="due"
        title={t('sync.someWaiting', { count: goesByItself })}
        why={t('sync.someWaitingWhy')}
        live="polite"
      />
    );
  }
  if (status.lastRoundAtMs === undefined) {
    return <Notice title={t('sync.neverTitle')} why={t('sync.neverWhy')} live="polite" />;
  }
  return <Notice meaning="done" title={t('sync.allSent')} why={t('sync.allSentWhy')} live="polite" />;
}

export function Failure({ status, signInHref }: { status: SyncStatus; signInHref: string }) {
  if (!status.failure) return null;
  const { why, whatNow } = syncFailureText(status.failure);
  const signIn = status.failure.kind === 'session-expired' && (
    <LinkButton href={signInHref} kind="primary">
      {t('session.signInAgain')}
    </LinkButton>
  );
  return <Notice title={t('sync.failedTitle')} why={why} whatNow={whatNow} actions={signIn} live="polite" />;
}
