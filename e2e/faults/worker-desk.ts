// What every random act needs of a tablet: everything it holds of a type, and what may come of a save.

import type { Desk } from '@tram/pwa/src/people/desk.js';
import type { DocumentByType, DocumentType } from '@tram/shared-schema/document/document-types.js';
import type { Result } from '@tram/shared-schema/result.js';

/** A form stands open so long at most. */
export const LONGEST_FORM_MS = 1_500;

export async function allOf<T extends DocumentType>(
  { documents }: Desk,
  type: T,
): Promise<readonly DocumentByType[T][]> {
  const found: DocumentByType[T][] = [];
  await documents.readAll(type, (page) => found.push(...page.map(({ doc }) => doc)));
  return found;
}

/** What a use case may answer when another tablet was quicker; everything else is a fault. */
const WAS_QUICKER: ReadonlySet<string> = new Set(['no-longer-current']);

export function expectDone(result: Result<unknown, { kind: string }>): void {
  if (!result.ok && !WAS_QUICKER.has(result.error.kind)) throw new Error(`not written: ${result.error.kind}`);
}
