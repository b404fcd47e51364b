// A half-written form as it lies on the tablet: what was typed and whom it is about is sealed, the rest is looked up.

import { err, ok, type Result } from '@tram/shared-schema/result.js';
import type { Draft } from '#drafts/draft-store.js';
import type { Sealing, Unopened } from './sealing.js';

type Typed = Pick<Draft, 'title' | 'values'>;

/** One of an older version has what was typed beside the rest, in clear, and nothing sealed. */
export interface LaidDraft extends Omit<Draft, keyof Typed>, Partial<Typed> {
  readonly sealed?: string;
  /** Whose place it was sealed for, where it was put aside under another. */
  readonly sealedFor?: string;
}

export async function layDraft({ title, values, ...rest }: Draft, sealing: Sealing): Promise<LaidDraft> {
  const typed: Typed = { title, values };
  const [sealed = ''] = await sealing.seal([JSON.stringify(typed)], [rest.draftId]);
  return { ...rest, sealed };
}

export async function openDraft(laid: LaidDraft, sealing: Sealing): Promise<Result<Draft, Unopened>> {
  const { sealed, sealedFor = laid.draftId, title = '', values = {}, ...rest } = laid;
  if (sealed === undefined) return ok({ ...rest, title, values });
  const [opened = err<Unopened>('damaged')] = await sealing.open([sealed], [sealedFor]);
  return opened.ok ? ok({ ...rest, ...(JSON.parse(opened.value) as Typed) }) : opened;
}
