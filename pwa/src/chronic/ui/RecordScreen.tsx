// One record of chronic care: what was written, and what may be done about it.

import type { ReadonlySignal } from '@preact/signals';
import { epochMsOf } from '@tram/shared-schema/document/instant.js';
import { formatDateTime } from '#text/format-time.js';
import { t } from '#text/text.js';
import { Button, LinkButton } from '#ui/Button.js';
import { Dots } from '#ui/Dots.js';
import { Facts } from '#ui/Facts.js';
import { HeaderBar } from '#ui/HeaderBar.js';
import { Card, Page, Stack } from '#ui/Layout.js';
import { Notice } from '#ui/Notice.js';
import { Skeleton } from '#ui/Skeleton.js';
import { NobodyThere } from './NobodyThere.js';
import { amendRecordPath, paperPath } from '../paths.js';
import { factsOfEvent } from '../record-facts.js';
import type { RecordState } from '../watch-record.js';

export interface RecordScreenProps {
  state: ReadonlySignal<RecordState>;
  workerName: (accountId: string) => string | undefined;
  backHref: string;
  mayRecord: boolean;
  onWithdraw: () => void;
  onRestore: () => void;
}

export function RecordScreen({ state, ...props }: RecordScreenProps) {
  const { value } = state;
  if (value.kind === 'loading') return <Skeleton rows={5} />;
  if (value.kind === 'not-found') return <NobodyThere backHref={props.backHref} />;
  return <Known {...props} found={value} />;
}

type Found = Extract<RecordState, { kind: 'found' }>;

function Known({ found, ...props }: Omit<RecordScreenProps, 'state'> & { found: Found }) {
  const { doc } = found.event;
  const when = formatDateTime(epochMsOf(doc.occurredAt));
  return (
    <Page
      header={
        <HeaderBar
          title={found.person?.name ?? t(`chronic.timeline.${doc.type}`)}
          subtitle={
            <Dots
              items={[t(`chronic.timeline.${doc.type}`), when, props.workerName(doc.createdBy.accountId)]}
            />
          }
          backHref={props.backHref}
        />
      }
    >
      <Stack gap="l">
        {found.standing === 'amended' && <Notice title={t('chronic.record.amended')} />}
        {found.standing === 'in-error' && (
          <Notice
            meaning="stop"
            title={t('chronic.record.inError')}
            actions={
              props.mayRecord && (
                <Button icon="undo-2" onPress={props.onRestore}>
                  {t('chronic.record.restore')}
                </Button>
              )
            }
          />
        )}
        <Card>
          <Facts facts={factsOfEvent(doc)} />
        </Card>
        {found.standing === 'current' && <Actions {...props} found={found} />}
      </Stack>
    </Page>
  );
}

function Actions({ found, mayRecord, onWithdraw }: Omit<RecordScreenProps, 'state'> & { found: Found }) {
  const { doc } = found.event;
  return (
    <Stack gap="s">
      {doc.type === 'follow-up' && (
        <LinkButton icon="printer" wide href={paperPath(doc.personId, doc._id, 'advice')}>
          {t('chronic.paper.advice')}
        </LinkButton>
      )}
      {doc.type !== 'contact' && (
        <LinkButton icon="hospital" wide href={paperPath(doc.personId, doc._id, 'referral')}>
          {t('chronic.paper.referral')}
        </LinkButton>
      )}
      {mayRecord && (
        <LinkButton icon="pencil" wide href={amendRecordPath(doc.personId, doc._id)}>
          {t('chronic.record.amend')}
        </LinkButton>
      )}
      {mayRecord && (
        <Button kind="quiet" icon="x" wide onPress={onWithdraw}>
          {t('chronic.record.withdraw')}
        </Button>
      )}
    </Stack>
  );
}
