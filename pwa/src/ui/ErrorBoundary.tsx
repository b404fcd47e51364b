// When drawing a page fails: what happened, what is safe, what to do. The rest of the app stays usable.

import type { ComponentChildren } from 'preact';
import { useErrorBoundary, useLayoutEffect, useRef } from 'preact/hooks';
import { t } from '#text/text.js';
import { Button, LinkButton } from './Button.js';
import { Page } from './Layout.js';
import { Notice } from './Notice.js';

export interface ErrorBoundaryProps {
  children: ComponentChildren;
  /** Told once per failure; what it writes down must hold no personal data. */
  onFailure: (error: unknown) => void;
  homeHref: string;
  /** Which page is drawn: another page has its own chance, and pages that share their parts keep them. */
  page?: string | undefined;
}

export function ErrorBoundary({ children, onFailure, homeHref, page }: ErrorBoundaryProps) {
  const boundary: [unknown, () => void] = useErrorBoundary((failure: unknown) => onFailure(failure));
  const [error, reset] = boundary;
  const isBroken = error !== undefined && error !== null;
  const lastDrawn = useRef(page);
  if (!isBroken) lastDrawn.current = page;
  const wasLeft = isBroken && lastDrawn.current !== page;
  useLayoutEffect(() => {
    if (wasLeft) reset();
  }, [wasLeft, reset]);
  if (!isBroken) return <>{children}</>;
  if (wasLeft) return null;
  return (
    <Page>
      <Notice
        meaning="stop"
        live="assertive"
        title={t('shell.brokenTitle')}
        why={`${t('shell.brokenWhy')} ${t('shell.brokenSafe')}`}
        whatNow={t('shell.brokenNow')}
        actions={
          <>
            <Button kind="primary" icon="refresh-cw" onPress={reset}>
              {t('shell.openAgain')}
            </Button>
            <LinkButton href={homeHref}>{t('shell.toToday')}</LinkButton>
          </>
        }
      />
    </Page>
  );
}
