// The door of a person's vaccines: the card, one record of it, and the forms that write. What app/ may put on an address.

import '#text/vaccines.js';
import { isIdOf, type PersonDocId } from '@tram/shared-schema/document/ids.js';
import { slipText } from '@tram/shared-schema/people/slip-code.js';
import type { Result } from '@tram/shared-schema/result.js';
import type { ComponentChildren } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { personPath } from '#people/paths.js';
import type { DrawQr, DrawQrFailure, QrSquares } from '#people/qr-squares.js';
import { t } from '#text/text.js';
import { Skeleton } from '#ui/Skeleton.js';
import { vaccineNameIn } from './card-words.js';
import type { ImmunisationDeps } from './immunisation-deps.js';
import { cardPath, recordPath } from './paths.js';
import { CardScreen } from './ui/CardScreen.js';
import { EntryScreen } from './ui/EntryScreen.js';
import { NobodyThere, NoSuchEntry } from './ui/NothingThere.js';
import { watchEntry } from './watch-immunisation-entry.js';
import { watchVaccineRecord } from './watch-vaccine-record.js';
import { isWithdrawable, restoreRecord, withdrawRecords, type WithdrawableId } from './withdraw-records.js';

export interface ImmunisationRouteProps {
  deps: ImmunisationDeps;
  personId: string;
}

export interface CardRouteProps extends ImmunisationRouteProps {
  ofToday?: ComponentChildren;
}

/** `/person/:personId/immunisation` */
export function CardRoute({ deps, personId, ofToday }: CardRouteProps) {
  if (!isIdOf('person', personId)) return <NobodyThere />;
  return <KnownCard deps={deps} personId={personId} ofToday={ofToday} />;
}

function KnownCard({ deps, personId, ofToday }: CardRouteProps & { personId: PersonDocId }) {
  const watched = useMemo(() => watchVaccineRecord(deps, personId), [deps, personId]);
  useEffect(() => () => watched.close(), [watched]);
  const text = slipText(personId, deps.stationId);
  const qr = useQr(deps.drawQr, text);
  const state = watched.state.value;
  if (state.kind === 'loading') return <Skeleton rows={6} />;
  if (state.kind === 'not-found') return <NobodyThere />;
  return (
    <CardScreen
      record={state.record}
      schedule={deps.schedule}
      stationName={deps.stationName}
      qr={qr}
      slipText={text}
      today={deps.today()}
      backHref={personPath(state.record.person._id)}
      mayRecord={deps.mayRecord !== false}
      onPrint={deps.print}
      ofToday={ofToday}
    />
  );
}

export function useQr(drawQr: DrawQr, text: string): Result<QrSquares, DrawQrFailure> | undefined {
  const [qr, setQr] = useState<Result<QrSquares, DrawQrFailure>>();
  useEffect(() => {
    let left = false;
    void drawQr(text).then((drawn) => {
      if (!left) setQr(drawn);
    });
    return () => {
      left = true;
    };
  }, [drawQr, text]);
  return qr;
}

/** `/person/:personId/immunisation/record/:recordId` */
export function EntryRoute({ deps, personId, recordId }: ImmunisationRouteProps & { recordId: string }) {
  return isWithdrawable(recordId) ? (
    <KnownEntry deps={deps} personId={personId} recordId={recordId} />
  ) : (
    <NoSuchEntry personId={personId} />
  );
}

function KnownEntry({ deps, personId, recordId }: ImmunisationRouteProps & { recordId: WithdrawableId }) {
  const watched = useMemo(() => watchEntry(deps.documents, recordId), [deps.documents, recordId]);
  useEffect(() => () => watched.close(), [watched]);
  const restore = async (): Promise<void> => {
    const restored = await restoreRecord(recordId, deps);
    deps.snackbars.show({ text: restored.ok ? t('vaccines.restored') : t('vaccines.writeFailed') });
    if (restored.ok) deps.navigate(recordPath(personId, restored.value._id), 'replace');
  };
  const withdraw = async (): Promise<void> => {
    const withdrawn = await withdrawRecords([recordId], deps);
    deps.snackbars.show(
      withdrawn.ok
        ? { text: t('vaccines.withdrawn'), undo: () => void restore() }
        : { text: t('vaccines.writeFailed') },
    );
  };
  return (
    <EntryScreen
      state={watched.state}
      nameOf={vaccineNameIn(deps.schedule)}
      workerName={deps.reference.workerName}
      backHref={cardPath(personId)}
      mayRecord={deps.mayRecord !== false}
      onWithdraw={() => void withdraw()}
      onRestore={() => void restore()}
    />
  );
}
