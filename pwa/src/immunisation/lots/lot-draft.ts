// A half-written form about a lot: a new one, what was done with one, or why it is locked. Kept from the first answer, and
// opened again where it stopped.

import { documentId, type LotMovementId, type VaccineLotId } from '@tram/shared-schema/document/ids.js';
import { createDraftKeeper, type DraftKeeper } from '#people/draft-keeper.js';
import { t } from '#text/text.js';
import { keptTexts, openReasonDraft, type ReasonDraft } from '../form-draft.js';
import type { VaccinationDesk } from '../session/vaccination-desk.js';
import { EMPTY_LOT, MOVEMENTS, WASTE_REASONS, type LotValues, type MovementValues } from './lot-form.js';

type DraftDesk = Pick<VaccinationDesk, 'drafts' | 'editor' | 'clock' | 'ids'>;
type AboutLot = Readonly<{ lotId: VaccineLotId; lotNumber: string }>;

export interface LotDraft<V, Id> {
  /** As it was left, or as the form begins. */
  readonly values: V;
  /** What its record will be called: a form that was saved before the tablet stopped is not offered again. */
  readonly recordId: Id;
  keep(values: V): void;
  readonly keeper: DraftKeeper;
}

const BEGUN_MOVEMENT: MovementValues = { kind: 'opened', quantity: '1', reason: '', note: '' };

/** One per worker. */
export async function openNewLot(desk: DraftDesk): Promise<LotDraft<LotValues, VaccineLotId>> {
  const { accountId } = desk.editor();
  const draftId = `lot-new-${accountId}`;
  const draft = await desk.drafts.find(draftId);
  const recordId =
    (draft?.recordId as VaccineLotId | undefined) ?? documentId('vaccine-lot', desk.ids.ulid());
  const about = { draftId, kind: 'vaccine-lot', accountId, recordId } as const;
  const keeper = createDraftKeeper(desk.drafts, about, desk.clock.nowMs);
  return {
    values: keptTexts(draft?.values, EMPTY_LOT),
    recordId,
    keeper,
    keep: (values) => keeper.keep(values.lotNumber.trim(), { ...values, form: 'new' }),
  };
}

export async function openMovement(
  desk: DraftDesk,
  { lotId, lotNumber }: AboutLot,
): Promise<LotDraft<MovementValues, LotMovementId>> {
  const { accountId } = desk.editor();
  const draftId = `lot-move-${accountId}-${lotId}`;
  const draft = await desk.drafts.find(draftId);
  const recordId =
    (draft?.recordId as LotMovementId | undefined) ?? documentId('lot-movement', desk.ids.ulid());
  const about = { draftId, kind: 'lot-movement', accountId, recordId } as const;
  const keeper = createDraftKeeper(desk.drafts, about, desk.clock.nowMs);
  const kept = draft?.values ?? {};
  const values: MovementValues = {
    ...keptTexts(draft?.values, BEGUN_MOVEMENT),
    kind: MOVEMENTS.find((one) => one === kept['kind']) ?? BEGUN_MOVEMENT.kind,
    reason: WASTE_REASONS.find((one) => one === kept['reason']) ?? '',
  };
  return {
    values,
    recordId,
    keeper,
    keep: (now) =>
      keeper.keep(t('vaccineLots.lotTitle', { lot: lotNumber }), { ...now, form: 'move', lotId }),
  };
}

export const openLockReason = (desk: DraftDesk, { lotId, lotNumber }: AboutLot): Promise<ReasonDraft> =>
  openReasonDraft(desk, {
    form: 'lot-lock',
    about: lotId,
    kind: 'vaccine-lot',
    title: t('vaccineLots.lotTitle', { lot: lotNumber }),
    leadsTo: { form: 'lock', lotId },
  });
