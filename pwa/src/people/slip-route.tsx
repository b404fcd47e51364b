// `/person/:personId/slip` and `/household/:householdId/slip`

import { isIdOf, type StationId } from '@tram/shared-schema/document/ids.js';
import type { Result } from '@tram/shared-schema/result.js';
import { useEffect, useState } from 'preact/hooks';
import { t } from '#text/text.js';
import { Skeleton } from '#ui/Skeleton.js';
import { findPath, personPath } from './paths.js';
import type { PeopleDeps } from './people-deps.js';
import type { DrawQr, DrawQrFailure, QrSquares } from './qr-squares.js';
import { householdSlip, personSlip, type Slip } from './slip.js';
import { NoSuchPerson } from './NoSuchPerson.js';
import { SlipScreen } from './ui/SlipScreen.js';

export type SlipDesk = Pick<PeopleDeps, 'documents' | 'directory' | 'reference'> & {
  readonly stationId: StationId;
};

export interface SlipRouteProps {
  desk: SlipDesk;
  stationName: string | undefined;
  drawQr: DrawQr;
  print: () => void;
}

export function PersonSlipRoute({ personId, ...rest }: SlipRouteProps & { personId: string }) {
  const slip = useSlip(rest.desk, personId, personSlipOf);
  if (slip === 'nobody') return <NoSuchPerson findHref={findPath()} />;
  return (
    <ShownSlip {...rest} slip={slip} pageTitle={t('papers.slipTitle')} backHref={personPath(personId)} />
  );
}

export interface HouseholdSlipRouteProps extends SlipRouteProps {
  householdId: string;
  /** Where the worker came from. */
  backHref: string;
}

export function HouseholdSlipRoute({ householdId, backHref, ...rest }: HouseholdSlipRouteProps) {
  const slip = useSlip(rest.desk, householdId, householdSlipOf);
  const pageTitle = t('papers.householdSlipTitle');
  if (slip === 'nobody') {
    return (
      <NoSuchPerson
        findHref={findPath()}
        pageTitle={pageTitle}
        title={t('people.householdNotFound')}
        backHref={backHref}
      />
    );
  }
  return <ShownSlip {...rest} slip={slip} pageTitle={pageTitle} backHref={backHref} />;
}

type SlipOf = (desk: SlipDesk, id: string) => Promise<Slip | undefined>;

const personSlipOf: SlipOf = async ({ documents, stationId }, id) => {
  const stored = isIdOf('person', id) ? await documents.get('person', id) : undefined;
  return stored && personSlip(stored.doc, stationId);
};

const householdSlipOf: SlipOf = async ({ documents, directory, reference, stationId }, id) => {
  const stored = isIdOf('household', id) ? await documents.get('household', id) : undefined;
  if (!stored) return undefined;
  const head = directory.headOf(id)?.name;
  return householdSlip(stored.doc, { head, hamlet: reference.hamletName(stored.doc.hamletId) }, stationId);
};

/** Undefined while it is being looked up. */
function useSlip(desk: SlipDesk, id: string, slipOf: SlipOf): Slip | 'nobody' | undefined {
  const [slip, setSlip] = useState<Slip | 'nobody'>();
  useEffect(() => {
    let left = false;
    setSlip(undefined);
    void slipOf(desk, id).then((found) => {
      if (!left) setSlip(found ?? 'nobody');
    });
    return () => {
      left = true;
    };
  }, [desk, id, slipOf]);
  return slip;
}

interface ShownSlipProps extends SlipRouteProps {
  slip: Slip | undefined;
  pageTitle: string;
  backHref: string;
}

function ShownSlip({ slip, drawQr, print, stationName, pageTitle, backHref }: ShownSlipProps) {
  const [qr, setQr] = useState<Result<QrSquares, DrawQrFailure>>();
  const text = slip?.text;
  useEffect(() => {
    let left = false;
    setQr(undefined);
    if (text !== undefined)
      void drawQr(text).then((drawn) => {
        if (!left) setQr(drawn);
      });
    return () => {
      left = true;
    };
  }, [text, drawQr]);
  if (!slip) return <Skeleton rows={4} />;
  return (
    <SlipScreen
      pageTitle={pageTitle}
      slip={slip}
      stationName={stationName}
      qr={qr}
      backHref={backHref}
      onPrint={print}
    />
  );
}
