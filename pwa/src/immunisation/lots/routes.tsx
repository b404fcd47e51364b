// `/immunisation/lots`, `/immunisation/lots/add` and `/immunisation/lots/:recordId`

import { useOpened } from '#households/use-opened.js';
import { t } from '#text/text.js';
import { EmptyState } from '#ui/EmptyState.js';
import { HeaderBar } from '#ui/HeaderBar.js';
import { Page } from '#ui/Layout.js';
import { Skeleton } from '#ui/Skeleton.js';
import { useCallback } from 'preact/hooks';
import type { Result } from '@tram/shared-schema/result.js';
import type { UnlistedLot } from '@tram/shared-schema/immunisation/dose-lot.js';
import type { LotMovement } from '@tram/shared-schema/immunisation/vaccine-lot.js';
import { lotPath, lotsPath, newLotPath } from '../session/paths.js';
import type { VaccinationDesk } from '../session/vaccination-desk.js';
import type { VaccinationRoom } from '../session/vaccination-room.js';
import { openLockReason, openMovement, openNewLot } from './lot-draft.js';
import type { MovementFields } from './lot-form.js';
import { movementWords } from './lot-words.js';
import { lockLot, recordMovement, setClosed, takeLotIn, undoMovement, unlockLot } from './record-lot.js';
import { LotScreen, type LotForms } from './ui/LotScreen.js';
import { LotsScreen } from './ui/LotsScreen.js';
import { NewLotScreen } from './ui/NewLotScreen.js';

interface WithRoom {
  desk: VaccinationDesk;
  room: VaccinationRoom;
}

export function LotsRoute({ desk, room, backHref }: WithRoom & { backHref: string }) {
  const takeIn = async ({ vaccineCode, lotNumber, expiresOn }: UnlistedLot): Promise<void> => {
    if (expiresOn === undefined) return desk.navigate(newLotPath());
    const taken = await takeLotIn({ vaccineCode, lotNumber, expiresOn }, desk);
    const text = taken.ok ? t('vaccineLots.takenIn', { lot: lotNumber }) : t('vaccination.notSaved');
    desk.snackbars.show({ text });
    if (taken.ok) desk.navigate(lotPath(taken.value._id));
  };
  return (
    <LotsScreen
      lots={room.lots.lots.value}
      unlisted={room.lots.unlisted.value}
      onTakeIn={(lot) => void takeIn(lot)}
      schedule={room.schedule.schedule}
      today={desk.today()}
      backHref={backHref}
      mayRecord={desk.mayRecord !== false}
    />
  );
}

export function NewLotRoute({ desk, room }: WithRoom) {
  const open = useCallback(() => openNewLot(desk), [desk]);
  const draft = useOpened(open);
  if (desk.mayRecord === false) return <LotsRoute desk={desk} room={room} backHref={lotsPath()} />;
  if (!draft || draft === 'not-found') return <Skeleton rows={6} />;
  return (
    <NewLotScreen
      draft={draft}
      desk={desk}
      schedule={room.schedule.schedule}
      known={room.lots.lots.value.map(({ lot }) => lot)}
      onSaved={(lot) => {
        desk.navigate(lotPath(lot._id), 'replace');
        desk.snackbars.show({ text: t('vaccineLots.lotSaved', { lot: lot.lotNumber }) });
      }}
    />
  );
}

export interface LotRouteProps extends WithRoom {
  lotId: string;
  /** One that was left half written, and is opened with the page. */
  form: string | undefined;
}

export function LotRoute({ desk, room, lotId, form }: LotRouteProps) {
  const line = room.lots.lots.value.find(({ lot }) => lot._id === lotId);
  if (!line) {
    return (
      <Page header={<HeaderBar title={t('vaccineLots.lots')} backHref={lotsPath()} />}>
        <EmptyState icon="syringe" title={t('vaccineLots.lotGone')} hint={t('vaccineLots.lotGoneHint')} />
      </Page>
    );
  }
  const { lot } = line;
  const say = (written: Result<unknown, unknown>, text: string, undo?: () => void): void =>
    desk.snackbars.show(written.ok ? { text, ...(undo && { undo }) } : { text: t('vaccination.notSaved') });
  const move = async (fields: MovementFields, id: LotMovement['_id']): Promise<boolean> => {
    const written = await recordMovement(lot._id, fields, desk, { id });
    const takeBack = async (): Promise<void> => {
      if (written.ok) say(await undoMovement(written.value._id, desk), t('vaccineLots.moveUndone'));
    };
    say(written, t('vaccineLots.moveSaved', { what: movementWords(fields) }), () => void takeBack());
    return written.ok;
  };
  const withdraw = async ({ _id, occurredAt, kind, quantity, reason, note }: LotMovement): Promise<void> => {
    const again = async (): Promise<void> => {
      const fields = { kind, quantity, reason, note };
      say(
        await recordMovement(lot._id, fields, desk, { occurredAt }),
        t('vaccineLots.moveSaved', { what: movementWords(fields) }),
      );
    };
    say(await undoMovement(_id, desk), t('vaccineLots.moveUndone'), () => void again());
  };
  const named = { lot: lot.lotNumber };
  const edited = (written: Result<unknown, unknown>, text: string): boolean => {
    say(written, text);
    return written.ok;
  };
  const about = { lotId: lot._id, lotNumber: lot.lotNumber };
  const forms: LotForms = {
    openMove: () => openMovement(desk, about),
    openLock: () => openLockReason(desk, about),
    move,
    lock: async (reason) => edited(await lockLot(lot._id, reason, desk), t('vaccination.lotLocked', named)),
    unlock: async (reason) =>
      edited(await unlockLot(lot._id, reason, desk), t('vaccineLots.unlocked', named)),
  };
  return (
    <LotScreen
      line={line}
      schedule={room.schedule.schedule}
      today={desk.today()}
      workerName={desk.reference.workerName}
      isHead={desk.isHead}
      mayRecord={desk.mayRecord !== false}
      forms={forms}
      openForm={form === 'move' || (form === 'lock' && desk.isHead) ? form : undefined}
      onFormClosed={() => {
        if (form !== undefined) desk.navigate(lotPath(lot._id), 'replace');
      }}
      onWithdraw={(movement) => void withdraw(movement)}
      onClosed={(isClosed) => void setClosed(lot._id, isClosed, desk)}
    />
  );
}
