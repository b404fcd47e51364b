// A half-written form about vaccines: kept from the first answer under an address of its own, and read again by its shape.

import type { PersonDocId } from '@tram/shared-schema/document/ids.js';
import { createDraftKeeper, type DraftAbout, type DraftKeeper } from '#people/draft-keeper.js';
import type { ImmunisationDesk } from './immunisation-deps.js';

/** Which form a draft is of; `doseDraftPath` leads back to it. */
export type FormName = 'give' | 'history' | 'amend' | 'decide' | 'pregnancy';

export interface FormDraft {
  readonly keeper: DraftKeeper;
  /** As it was left; undefined where nothing was begun. */
  readonly values: Readonly<Record<string, unknown>> | undefined;
}

/** A sheet that asks for a reason and nothing else. */
export interface ReasonDraft {
  /** As it was left. */
  readonly values: { readonly reason: string };
  keep(values: { readonly reason: string }): void;
  readonly keeper: DraftKeeper;
}

export interface ReasonAbout extends Pick<DraftAbout, 'kind' | 'personId'> {
  readonly form: 'lot-lock' | 'resume-giving';
  /** The record it is about. */
  readonly about: string;
  readonly title: string;
  /** Kept with the reason: where it goes on. */
  readonly leadsTo: Readonly<Record<string, unknown>>;
}

export async function openReasonDraft(
  deps: Pick<ImmunisationDesk, 'drafts' | 'editor' | 'clock'>,
  { form, about, kind, personId, title, leadsTo }: ReasonAbout,
): Promise<ReasonDraft> {
  const { accountId } = deps.editor();
  const draftId = `${form}-${accountId}-${about}`;
  const draft = await deps.drafts.find(draftId);
  const keeper = createDraftKeeper(
    deps.drafts,
    { draftId, kind, accountId, ...(personId && { personId }) },
    deps.clock.nowMs,
  );
  return {
    values: keptTexts(draft?.values, { reason: '' }),
    keeper,
    keep: (values) => keeper.keep(title, { ...values, ...leadsTo }),
  };
}

/** One per worker and what the form is about. */
export async function openFormDraft(
  deps: Pick<ImmunisationDesk, 'drafts' | 'editor' | 'clock'>,
  form: FormName,
  personId: PersonDocId,
  about: string = personId,
): Promise<FormDraft> {
  const { accountId } = deps.editor();
  const draftId = `dose-${form}-${accountId}-${about}`;
  const draft = await deps.drafts.find(draftId);
  const keeper = createDraftKeeper(
    deps.drafts,
    { draftId, kind: 'dose', accountId, personId },
    deps.clock.nowMs,
  );
  return { keeper, values: draft?.values };
}

/** Of a draft another version wrote: texts this form knows; the rest stays as it was begun. */
export function keptTexts<V extends object>(
  values: Readonly<Record<string, unknown>> | undefined,
  begun: V,
): V {
  const known = Object.entries(values ?? {}).filter(
    ([field, value]) =>
      typeof value === 'string' && typeof (begun as Record<string, unknown>)[field] === 'string',
  );
  return { ...begun, ...Object.fromEntries(known) };
}
