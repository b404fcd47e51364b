// The slips with this browser's printer; loaded when one is first opened, and on the tablet for good by then.

import { drawQr } from '#platform/draw-qr.js';
import { HouseholdSlipRoute, PersonSlipRoute, type SlipDesk } from '#people/slip-route.js';

export interface SlipPlaceProps {
  desk: SlipDesk;
  stationName: string | undefined;
}

const print = (): void => window.print();

export function PersonSlipPlace(props: SlipPlaceProps & { personId: string }) {
  return <PersonSlipRoute {...props} drawQr={drawQr} print={print} />;
}

export function HouseholdSlipPlace(props: SlipPlaceProps & { householdId: string; backHref: string }) {
  return <HouseholdSlipRoute {...props} drawQr={drawQr} print={print} />;
}
