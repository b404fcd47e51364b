// Opens the form of a visit: what is due is chosen already, each from the lot given from last; or half filled in as it was left.

import { documentId, type PersonDocId } from '@tram/shared-schema/document/ids.js';
import { questionsFor, screeningOn } from '@tram/shared-schema/immunisation/screening.js';
import type { NextDose } from '@tram/shared-schema/immunisation/vaccine-card.js';
import type { VaccineLot } from '@tram/shared-schema/immunisation/vaccine-lot.js';
import { formatLocalDate } from '@tram/shared-schema/local-date.js';
import { createDraftKeeper } from '#people/draft-keeper.js';
import { createGiveFormModel, type GiveFormModel } from './give-form-model.js';
import { readGiveForm, type GiveDose } from './give-form.js';
import type { ImmunisationDeps } from './immunisation-deps.js';
import { lotsOfVaccine, lotToBegin, readLots } from './lots-of-vaccine.js';
import { giveDraftId } from './paths.js';
import { readStoppedVaccines } from './stopped-vaccines.js';
import { readVaccineRecord } from './vaccine-record.js';

/** Undefined where the person is not on this tablet. */
export async function openGiveForm(
  deps: ImmunisationDeps,
  personId: PersonDocId,
): Promise<GiveFormModel | undefined> {
  const today = deps.today();
  const [record, lots, isStopped] = await Promise.all([
    readVaccineRecord(deps, personId),
    readLots(deps.documents),
    readStoppedVaccines(deps, today),
  ]);
  if (!record) return undefined;
  const { accountId } = deps.editor();
  const { person } = record;
  const table = screeningOn(today);
  const next = new Map(
    (record.judged?.card.next ?? []).flatMap((one): [string, NextDose][] =>
      one.vaccineCodes[0] === undefined ? [] : [[one.vaccineCodes[0], one]],
    ),
  );
  const beginDose = (vaccineCode: string): GiveDose => newGiveDose(deps, lots, vaccineCode);
  const due = [...next].filter(([, { dueOn, held }]) => dueOn <= today && !held);
  const begun = { temperature: '', answers: {}, doses: due.map(([vaccineCode]) => beginDose(vaccineCode)) };
  const draftId = giveDraftId(accountId, person._id);
  const draft = await deps.drafts.find(draftId);
  const values = draft ? readGiveForm(draft.values, begun) : begun;
  const recordId = values.doses[0]?.id;
  return createGiveFormModel(deps, {
    ...{ record, lots, isStopped, next, values, beginDose },
    questions: questionsFor(table, person.birthDate, today),
    edition: table.edition,
    keeper: createDraftKeeper(
      deps.drafts,
      { draftId, kind: 'dose', accountId, personId: person._id, ...(recordId && { recordId }) },
      deps.clock.nowMs,
    ),
  });
}

function newGiveDose(
  deps: Pick<ImmunisationDeps, 'ids' | 'schedule' | 'sessionLots' | 'today'>,
  lots: readonly VaccineLot[],
  vaccineCode: string,
): GiveDose {
  const today = deps.today();
  const vaccine = deps.schedule.vaccines.get(vaccineCode)?.vaccine;
  const last = deps.sessionLots.of(vaccineCode, today);
  const lot = lotToBegin(lotsOfVaccine(lots, vaccineCode, today), last);
  return {
    id: documentId('dose', deps.ids.ulid()),
    vaccineCode,
    chosen: true,
    lotId: lot?.lotId ?? '',
    otherLot: lot !== undefined && lot.lotId === undefined,
    lotNumber: lot?.lotNumber ?? '',
    expiresOn: lot ? formatLocalDate(lot.expiresOn) : '',
    takeLotIn: false,
    bodySite: vaccine?.defaultSite ?? '',
    route: vaccine?.route ?? '',
    overrideReason: '',
  };
}
