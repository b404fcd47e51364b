// A page for an address that leads nowhere: what is missing, and where to go on.

import { EmptyState, type EmptyStateProps } from './EmptyState.js';
import { HeaderBar } from './HeaderBar.js';
import { Page } from './Layout.js';

export interface NothingThereProps extends EmptyStateProps {
  /** What the page would have been. */
  pageTitle: string;
  backHref: string;
}

export function NothingThere({ pageTitle, backHref, ...missing }: NothingThereProps) {
  return (
    <Page header={<HeaderBar title={pageTitle} backHref={backHref} />}>
      <EmptyState {...missing} />
    </Page>
  );
}
