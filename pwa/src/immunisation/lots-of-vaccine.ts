// The lots of one vaccine as the dose form offers them: what may be drawn from today first, and what may not with the reason.

import { lotStanding, type LotStanding } from '@tram/shared-schema/immunisation/lot-stock.js';
import type { VaccineLot } from '@tram/shared-schema/immunisation/vaccine-lot.js';
import type { LocalDate } from '@tram/shared-schema/local-date.js';
import type { TabletDocuments } from '#documents/tablet-documents.js';
import type { ChosenLot, SessionLots } from './session-lots.js';

/** Few hundred rows of their own type: read whole where a form opens. */
export async function readLots(documents: Pick<TabletDocuments, 'readAll'>): Promise<readonly VaccineLot[]> {
  const lots: VaccineLot[] = [];
  await documents.readAll('vaccine-lot', (page) => lots.push(...page.map(({ doc }) => doc)));
  return lots;
}

export interface OfferedLot {
  readonly lot: VaccineLot;
  readonly standing: LotStanding;
}

const mayBeDrawn = (standing: LotStanding): boolean => standing === 'usable' || standing === 'expiring';

/** What ends first is offered first; used-up lots are not offered at all. */
export function lotsOfVaccine(
  lots: readonly VaccineLot[],
  vaccineCode: string,
  on: LocalDate,
): readonly OfferedLot[] {
  return lots
    .filter((lot) => lot.vaccineCode === vaccineCode)
    .map((lot) => ({ lot, standing: lotStanding(lot, on) }))
    .filter(({ standing }) => standing !== 'closed')
    .sort(
      (a, b) =>
        Number(mayBeDrawn(b.standing)) - Number(mayBeDrawn(a.standing)) ||
        (a.lot.expiresOn < b.lot.expiresOn ? -1 : 1),
    );
}

/** The one given from last today, or the only one there is; between several the worker chooses. */
export function lotToBegin(
  offered: readonly OfferedLot[],
  last: ReturnType<SessionLots['of']>,
): ChosenLot | undefined {
  const usable = offered.filter(({ standing }) => mayBeDrawn(standing)).map(({ lot }) => lot);
  const again = last?.lotId === undefined ? undefined : usable.find(({ _id }) => _id === last.lotId);
  const [only, ...others] = usable;
  const begun = again ?? (others.length === 0 ? only : undefined);
  if (begun) return { lotId: begun._id, lotNumber: begun.lotNumber, expiresOn: begun.expiresOn };
  return last?.lotId === undefined ? last : undefined;
}
