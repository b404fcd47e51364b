// One lot: what came, what went, what is left, whether it may be given from.

import { useSignal } from '@preact/signals';
import type { LotMovementId } from '@tram/shared-schema/document/ids.js';
import { epochMsOf } from '@tram/shared-schema/document/instant.js';
import { lotStanding } from '@tram/shared-schema/immunisation/lot-stock.js';
import type { LotMovement } from '@tram/shared-schema/immunisation/vaccine-lot.js';
import type { Schedule } from '@tram/shared-schema/immunisation/schedule.js';
import type { LocalDate } from '@tram/shared-schema/local-date.js';
import { useEffect, useRef } from 'preact/hooks';
import { formatDateTime } from '#text/format-time.js';
import { t } from '#text/text.js';
import { Badge } from '#ui/Badge.js';
import { Button } from '#ui/Button.js';
import { HeaderBar } from '#ui/HeaderBar.js';
import { Card, Page, Row, Section, Stack } from '#ui/Layout.js';
import { List, ListRow } from '#ui/List.js';
import { Notice } from '#ui/Notice.js';
import { StickyActions } from '#ui/StickyActions.js';
import { vaccineWord } from '../../session/due-words.js';
import { lotsPath } from '../../session/paths.js';
import type { LotLine } from '../lot-book.js';
import type { ReasonDraft } from '../../form-draft.js';
import type { LotDraft } from '../lot-draft.js';
import type { MovementFields, MovementValues } from '../lot-form.js';
import { lotIcon, lotMeaning, movementWords, reasonWord, stockWords } from '../lot-words.js';
import { LockForm } from './LockForm.js';
import { LotFacts } from './LotFacts.js';
import { MovementForm } from './MovementForm.js';

export interface LotScreenProps {
  line: LotLine;
  schedule: Schedule;
  today: LocalDate;
  workerName: (accountId: string) => string | undefined;
  isHead: boolean;
  mayRecord: boolean;
  forms: LotForms;
  /** One that was left half written opens with the page. */
  openForm: LotFormName | undefined;
  onFormClosed: () => void;
  onClosed: (isClosed: boolean) => void;
  onWithdraw: (movement: LotMovement) => void;
}

export type LotFormName = 'move' | 'lock';
/** Each is read from what was left half written before it is shown; saving answers whether it is written. */
export interface LotForms {
  openMove: () => Promise<LotDraft<MovementValues, LotMovementId>>;
  openLock: () => Promise<ReasonDraft>;
  move: (fields: MovementFields, id: LotMovementId) => Promise<boolean>;
  lock: (reason: string) => Promise<boolean>;
  unlock: (reason: string) => Promise<boolean>;
}

export function LotScreen(props: LotScreenProps) {
  const { line, schedule, today, isHead, mayRecord } = props;
  const { lot, stock } = line;
  const { forms } = props;
  const moving = useSignal<Awaited<ReturnType<LotForms['openMove']>> | undefined>(undefined);
  const locking = useSignal<Awaited<ReturnType<LotForms['openLock']>> | undefined>(undefined);
  const open = async (form: LotFormName): Promise<void> => {
    if (form === 'move') moving.value = await forms.openMove();
    else locking.value = await forms.openLock();
  };
  const close = (): void => {
    moving.value = undefined;
    locking.value = undefined;
    props.onFormClosed();
  };
  const leftOpen = useRef(props.openForm);
  useEffect(() => {
    const form = leftOpen.current;
    leftOpen.current = undefined;
    if (form && mayRecord) void open(form);
  });
  const standing = lotStanding(lot, today);
  return (
    <Page
      header={
        <HeaderBar
          title={t('vaccineLots.lotTitle', { lot: lot.lotNumber })}
          subtitle={vaccineWord(schedule, lot.vaccineCode)}
          backHref={lotsPath()}
        />
      }
      foot={
        mayRecord && (
          <StickyActions>
            <Button kind="primary" icon="plus" wide onPress={() => void open('move')}>
              {t('vaccineLots.move')}
            </Button>
          </StickyActions>
        )
      }
    >
      <Stack gap="l">
        {lot.locked && (
          <Notice
            meaning="stop"
            icon="lock"
            title={t('vaccineLots.lockedTitle')}
            why={t('vaccineLots.lockedWhy', { reason: lot.lockReason ?? t('ui.unknown') })}
          />
        )}
        <Row>
          <strong>{stockWords(stock)}</strong>
          <Badge meaning={lotMeaning[standing]} icon={lotIcon[standing]}>
            {t(`vaccineLots.lotStanding.${standing}`)}
          </Badge>
        </Row>
        <LotFacts lot={lot} stock={stock} />
        <Row>
          {isHead && (
            <Button kind={lot.locked ? 'secondary' : 'stop'} icon="lock" onPress={() => void open('lock')}>
              {lot.locked ? t('vaccineLots.unlock') : t('vaccineLots.lock')}
            </Button>
          )}
          {mayRecord && (
            <Button onPress={() => props.onClosed(!lot.closed)}>
              {lot.closed ? t('vaccineLots.reopen') : t('vaccineLots.close')}
            </Button>
          )}
        </Row>
        {!isHead && <p>{t('vaccineLots.onlyHead')}</p>}
        <Section title={t('vaccineLots.movements')}>
          <Card flush>
            <List>
              {line.movements.map((movement) => (
                <ListRow
                  key={movement._id}
                  title={movementWords(movement)}
                  lines={[
                    [
                      formatDateTime(epochMsOf(movement.occurredAt)),
                      props.workerName(movement.createdBy.accountId),
                    ]
                      .filter((part) => part !== undefined)
                      .join(' · '),
                    ...[reasonWord(movement.reason), movement.note].filter((part) => part !== undefined),
                  ]}
                  action={
                    mayRecord && movement.status === 'completed'
                      ? {
                          label: t('vaccineLots.withdraw', { what: movementWords(movement) }),
                          word: t('vaccineLots.withdrawWord'),
                          icon: 'x',
                          onPress: () => props.onWithdraw(movement),
                        }
                      : undefined
                  }
                  badges={movement.status !== 'completed' && <Badge>{t('vaccineLots.inError')}</Badge>}
                />
              ))}
            </List>
          </Card>
        </Section>
      </Stack>
      {moving.value && <MovementForm draft={moving.value} onSave={forms.move} onClose={close} />}
      {locking.value && (
        <LockForm
          isLocked={lot.locked === true}
          draft={locking.value}
          onSave={lot.locked ? forms.unlock : forms.lock}
          onClose={close}
        />
      )}
    </Page>
  );
}
