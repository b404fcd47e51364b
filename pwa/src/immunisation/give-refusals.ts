// What stands in the way of each chosen dose today: an answer given before it, its lot, and the rules of the schedule.

import { heldBy } from '@tram/shared-schema/due/due-doses.js';
import { concerns, type ScreeningFinding } from '@tram/shared-schema/immunisation/screening.js';
import type { VaccineLot } from '@tram/shared-schema/immunisation/vaccine-lot.js';
import { visitRefusals } from '@tram/shared-schema/immunisation/visit-refusals.js';
import type { LocalDate } from '@tram/shared-schema/local-date.js';
import type { GiveDose } from './give-form.js';
import type { ImmunisationDeps } from './immunisation-deps.js';
import { listedLot, readLot, type GiveRefusal } from './parse-give-form.js';
import type { IsStopped } from './stopped-vaccines.js';
import type { VaccineRecord } from './vaccine-record.js';

interface Known {
  readonly record: VaccineRecord;
  readonly lots: readonly VaccineLot[];
  readonly isStopped: IsStopped;
}

export function giveRefusals(
  { schedule }: Pick<ImmunisationDeps, 'schedule'>,
  { record, lots, isStopped }: Known,
  doses: readonly GiveDose[],
  findings: readonly ScreeningFinding[],
  today: LocalDate,
): ReadonlyMap<string, readonly GiveRefusal[]> {
  const chosen = doses.filter((dose) => dose.chosen);
  const planned = chosen.map((dose) => {
    const lot = readLot(dose, lots);
    const known = listedLot(dose, lots);
    const drawn = 'kind' in lot ? undefined : { ...(known && locksOf(known)), expiresOn: lot.expiresOn };
    return { id: dose.id, vaccineCode: dose.vaccineCode, ...(drawn && { lot: drawn }) };
  });
  const byRules = visitRefusals(schedule, record.judged?.subject, planned, today);
  return new Map(
    chosen.flatMap((dose): [string, readonly GiveRefusal[]][] => {
      const vaccine = schedule.vaccines.get(dose.vaccineCode)?.vaccine ?? {};
      const screened = findings
        .filter((finding) => concerns(finding, vaccine))
        .map(({ question }) => ({ kind: 'screening', question }) as const);
      const stopped = isStopped(dose.vaccineCode) ? [{ kind: 'giving-stopped' } as const] : [];
      const all = [...stopped, ...screened, ...decided(record, dose, today), ...(byRules.get(dose.id) ?? [])];
      return all.length > 0 ? [[dose.id, all]] : [];
    }),
  );
}

function decided({ facts }: VaccineRecord, dose: GiveDose, today: LocalDate): readonly GiveRefusal[] {
  const held = heldBy(facts, [dose.vaccineCode], today);
  return held?.decision === 'contraindicated' ? [{ kind: 'contraindicated', reason: held.reason }] : [];
}

const locksOf = ({ locked, lockReason }: VaccineLot) => ({
  ...(locked !== undefined && { locked }),
  ...(lockReason !== undefined && { lockReason }),
});
