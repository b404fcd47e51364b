// What the dose form must know of today's severe events: whether a vaccine is given at all.

import type { AdverseEvent } from '@tram/shared-schema/immunisation/after-dose.js';
import { stoppedBy, stopsGiving } from '@tram/shared-schema/immunisation/stopped-giving.js';
import type { DoseFact } from '@tram/shared-schema/due/care-fact.js';
import type { LocalDate } from '@tram/shared-schema/local-date.js';
import type { ImmunisationDesk } from './immunisation-deps.js';

type Known = Pick<ImmunisationDesk, 'careBook' | 'directory'>;

/** The doses an event names, as far as this tablet knows them. */
export function dosesOfEvent({ personId, doseIds }: AdverseEvent, { careBook, directory }: Known) {
  const named = new Set<string>(doseIds);
  return careBook
    .of(directory.standingFor(personId))
    .filter((fact): fact is DoseFact => fact.kind === 'dose' && named.has(fact.id));
}

export type IsStopped = (vaccineCode: string) => boolean;

/** Few: read whole where a form opens. */
export async function readStoppedVaccines(
  deps: Known & Pick<ImmunisationDesk, 'documents'>,
  today: LocalDate,
): Promise<IsStopped> {
  const events: AdverseEvent[] = [];
  await deps.documents.readAll('adverse-event', (page) => events.push(...page.map(({ doc }) => doc)));
  const amended = new Set(events.flatMap(({ amends }) => amends ?? []));
  const stopping = events.filter((event) => stopsGiving(event, today) && !amended.has(event._id));
  const stopped = stopping.map((event) => stoppedBy(event, dosesOfEvent(event, deps)));
  return (vaccineCode) => stopped.some((codes) => codes === 'every-vaccine' || codes.includes(vaccineCode));
}
