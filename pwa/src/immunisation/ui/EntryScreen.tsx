// One dose or decision as it was written, with what became of it and what can be done about it.

import type { ReadonlySignal } from '@preact/signals';
import { refusedNotice } from '#sync/sync-notices.js';
import { t } from '#text/text.js';
import { Button, LinkButton } from '#ui/Button.js';
import { EmptyState } from '#ui/EmptyState.js';
import { Facts } from '#ui/Facts.js';
import { HeaderBar } from '#ui/HeaderBar.js';
import { Card, Page, Row, Stack } from '#ui/Layout.js';
import { Notice } from '#ui/Notice.js';
import { Skeleton } from '#ui/Skeleton.js';
import { entryFacts, entryTitle } from '../entry-words.js';
import { amendPath, recordPath } from '../paths.js';
import type { EntryState } from '../watch-immunisation-entry.js';

export interface EntryScreenProps {
  state: ReadonlySignal<EntryState>;
  nameOf: (code: string) => string;
  workerName: (accountId: string) => string | undefined;
  backHref: string;
  mayRecord: boolean;
  onWithdraw: () => void;
  onRestore: () => void;
}

type Found = Extract<EntryState, { kind: 'found' }>;

export function EntryScreen(props: EntryScreenProps) {
  const { backHref } = props;
  const state = props.state.value;
  if (state.kind === 'found') return <KnownEntry {...props} found={state} />;
  return (
    <Page header={<HeaderBar title={t('vaccines.cardTitle')} backHref={backHref} />}>
      {state.kind === 'loading' ? (
        <Card flush>
          <Skeleton rows={4} />
        </Card>
      ) : (
        <EmptyState
          icon="syringe"
          title={t('vaccines.notFoundTitle')}
          hint={t('vaccines.notFoundHint')}
          actions={<LinkButton href={backHref}>{t('vaccines.toCard')}</LinkButton>}
        />
      )}
    </Page>
  );
}

function KnownEntry(props: EntryScreenProps & { found: Found }) {
  const { found, nameOf, workerName } = props;
  const { doc } = found.entry;
  return (
    <Page
      header={
        <HeaderBar
          title={found.person?.name ?? t('vaccines.cardTitle')}
          subtitle={entryTitle(doc, nameOf)}
          backHref={props.backHref}
        />
      }
    >
      <Stack>
        <Standing {...props} />
        <Card>
          <Facts facts={entryFacts(found.entry, { nameOf, workerName })} />
        </Card>
        {found.standing === 'current' && props.mayRecord && (
          <Row>
            <LinkButton icon="pencil" href={amendPath(doc.personId, doc._id)}>
              {t('vaccines.amend')}
            </LinkButton>
            <Button icon="ban" onPress={props.onWithdraw}>
              {t('vaccines.withdraw')}
            </Button>
          </Row>
        )}
      </Stack>
    </Page>
  );
}

function Standing({ found, mayRecord, onRestore }: EntryScreenProps & { found: Found }) {
  const { entry, standing, newer } = found;
  const { doc, refusal } = entry;
  const open = (id: string, words: string) => (
    <LinkButton icon="history" href={recordPath(doc.personId, id)}>
      {words}
    </LinkButton>
  );
  return (
    <>
      {refusal && <Notice {...refusedNotice(refusal, doc.type)} />}
      {standing === 'in-error' && (
        <Notice
          meaning="late"
          title={t('vaccines.inErrorTitle')}
          why={t('vaccines.inErrorWhy')}
          actions={
            newer !== undefined
              ? open(newer, t('vaccines.openNewer'))
              : mayRecord && (
                  <Button icon="undo-2" onPress={onRestore}>
                    {t('vaccines.restore')}
                  </Button>
                )
          }
        />
      )}
      {standing === 'amended' && (
        <Notice
          title={t('vaccines.amendedTitle')}
          actions={newer !== undefined && open(newer, t('vaccines.openNewer'))}
        />
      )}
      {doc.amends !== undefined && (
        <Notice title={t('vaccines.amendsTitle')} actions={open(doc.amends, t('vaccines.openOlder'))} />
      )}
    </>
  );
}
