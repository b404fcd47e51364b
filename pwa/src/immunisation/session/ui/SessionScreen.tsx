// A vaccination day on one page: who is watched, who is due and how late, what to take out of the cold.

import { useSignal } from '@preact/signals';
import type { DueRow } from '@tram/shared-schema/due/due-doses.js';
import { formatLocalDate, isLocalDate, parseTypedDate } from '@tram/shared-schema/local-date.js';
import type { ComponentChildren } from 'preact';
import { useCallback } from 'preact/hooks';
import { t } from '#text/text.js';
import { Button, LinkButton } from '#ui/Button.js';
import { DateField } from '#ui/DateField.js';
import { EmptyState } from '#ui/EmptyState.js';
import { Fold } from '#ui/Fold.js';
import { HeaderBar } from '#ui/HeaderBar.js';
import { Card, Page, Row, Stack } from '#ui/Layout.js';
import { Progress } from '#ui/Progress.js';
import { StickyActions } from '#ui/StickyActions.js';
import { VirtualList } from '#ui/VirtualList.js';
import { givePath } from '../../paths.js';
import type { VaccinationDesk } from '../vaccination-desk.js';
import type { VaccinationRoom } from '../vaccination-room.js';
import { DueRowLine } from './DueRowLine.js';
import { SessionFilters } from './SessionFilters.js';
import { Preparing } from './Preparing.js';

export interface SessionScreenProps {
  desk: VaccinationDesk;
  room: VaccinationRoom;
  /** Who is watched, and what stops the session; stands above the list. */
  above: ComponentChildren;
  backHref: string;
  onPrint: () => void;
  onSaveCsv: (() => void) | undefined;
}

const keyOf = ({ personId }: DueRow): string => personId;

export function SessionScreen({ desk, room, above, backHref, onPrint, onSaveCsv }: SessionScreenProps) {
  const { due, view } = room;
  const { schedule } = room.schedule;
  const today = desk.today();
  const { shown, day, counts } = view.view.value;
  const first = view.next();
  const late = counts.get('late') ?? 0;
  const waiting = late + (counts.get('due') ?? 0);
  const draw = useCallback(
    (row: DueRow) => <DueRowLine row={row} day={day} today={today} schedule={schedule} desk={desk} />,
    [day, today, schedule, desk],
  );
  return (
    <Page
      header={
        <HeaderBar
          title={t('vaccination.title')}
          subtitle={formatLocalDate(due.day.value)}
          backHref={backHref}
        />
      }
      foot={
        first && day === today && desk.mayRecord !== false ? (
          <StickyActions>
            <LinkButton kind="primary" icon="syringe" wide href={`${givePath(first.personId)}?from=session`}>
              {t('vaccination.begin')}
            </LinkButton>
          </StickyActions>
        ) : undefined
      }
    >
      <Stack gap="l">
        {above}
        <Making room={room} />
        <Stack gap="s">
          <p>{t('vaccination.summary', { waiting, late })}</p>
          <DayChoice room={room} />
          <Preparing vials={view.vials.value} schedule={schedule} day={day}>
            <Row>
              <Button icon="printer" onPress={onPrint}>
                {t('vaccination.print')}
              </Button>
              {onSaveCsv && (
                <Button icon="file-down" onPress={onSaveCsv}>
                  {t('vaccination.csv')}
                </Button>
              )}
            </Row>
          </Preparing>
          <SessionFilters view={view} schedule={schedule} reference={desk.reference} />
        </Stack>
        {shown.length === 0 && due.making.value.kind === 'made' && (
          <EmptyState icon="calendar-check" title={t('vaccination.none')} hint={t('vaccination.noneHint')} />
        )}
        {shown.length > 0 && (
          <Card flush>
            <VirtualList
              items={shown}
              keyOf={keyOf}
              render={draw}
              label={t('vaccination.list')}
              estimateHeight={150}
            />
          </Card>
        )}
      </Stack>
    </Page>
  );
}

function Making({ room }: { room: VaccinationRoom }) {
  const making = room.due.making.value;
  if (making.kind === 'made') return null;
  if (making.kind === 'waiting') return <p role="status">{t('vaccination.waiting')}</p>;
  return <Progress label={t('vaccination.making')} done={making.done} total={making.total} />;
}

function DayChoice({ room }: { room: VaccinationRoom }) {
  const day = room.due.day.value;
  const typed = useSignal(formatLocalDate(day));
  const type = (text: string): void => {
    typed.value = text;
    const parsed = parseTypedDate(text);
    if (parsed.ok && isLocalDate(parsed.value)) room.due.setDay(parsed.value);
  };
  return (
    <Fold title={t('vaccination.dayOpen')} summary={formatLocalDate(day)}>
      <DateField
        label={t('vaccination.day')}
        hint={t('vaccination.dayHint')}
        value={typed.value}
        onChange={type}
      />
    </Fold>
  );
}
