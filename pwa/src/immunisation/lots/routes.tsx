// `/immunisation/lots`, `/immunisation/lots/add` and `/immunisation/lots/:recordId`

import { t } from '#text/text.js';
import { EmptyState } from '#ui/EmptyState.js';
import { HeaderBar } from '#ui/HeaderBar.js';
import { Page } from '#ui/Layout.js';
import type { Result } from '@tram/shared-schema/result.js';
import type { UnlistedLot } from '@tram/shared-schema/immunisation/dose-lot.js';
import type { LotMovement } from '@tram/shared-schema/immunisation/vaccine-lot.js';
import { lotPath, lotsPath, newLotPath } from '../session/paths.js';
import type { VaccinationDesk } from '../session/vaccination-desk.js';
import type { VaccinationRoom } from '../session/vaccination-room.js';
import type { MovementFields } from './lot-form.js';
import { movementWords } from './lot-words.js';
import { lockLot, recordMovement, setClosed, takeLotIn, undoMovement, unlockLot } from './record-lot.js';
import { LotScreen } from './ui/LotScreen.js';
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
  if (desk.mayRecord === false) return <LotsRoute desk={desk} room={room} backHref={lotsPath()} />;
  return (
    <NewLotScreen
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

export function LotRoute({ desk, room, lotId }: WithRoom & { lotId: string }) {
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
  const move = async (fields: MovementFields): Promise<void> => {
    const written = await recordMovement(lot._id, fields, desk);
    const takeBack = async (): Promise<void> => {
      if (written.ok) say(await undoMovement(written.value._id, desk), t('vaccineLots.moveUndone'));
    };
    say(written, t('vaccineLots.moveSaved', { what: movementWords(fields) }), () => void takeBack());
  };
  const withdraw = async ({ _id, occurredAt, kind, quantity, reason, note }: LotMovement): Promise<void> => {
    const again = async (): Promise<void> => {
      const fields = { kind, quantity, reason, note };
      say(
        await recordMovement(lot._id, fields, desk, occurredAt),
        t('vaccineLots.moveSaved', { what: movementWords(fields) }),
      );
    };
    say(await undoMovement(_id, desk), t('vaccineLots.moveUndone'), () => void again());
  };
  const named = { lot: lot.lotNumber };
  const lock = async (reason: string): Promise<void> =>
    say(await lockLot(lot._id, reason, desk), t('vaccination.lotLocked', named));
  const unlock = async (reason: string): Promise<void> =>
    say(await unlockLot(lot._id, reason, desk), t('vaccineLots.unlocked', named));
  return (
    <LotScreen
      line={line}
      schedule={room.schedule.schedule}
      today={desk.today()}
      workerName={desk.reference.workerName}
      isHead={desk.isHead}
      mayRecord={desk.mayRecord !== false}
      onMove={(fields) => void move(fields)}
      onLock={(reason) => void lock(reason)}
      onUnlock={(reason) => void unlock(reason)}
      onWithdraw={(movement) => void withdraw(movement)}
      onClosed={(isClosed) => void setClosed(lot._id, isClosed, desk)}
    />
  );
}
