// The national lists this tablet holds. They are public, so they lie in the clear; they belong to no station, so neither
// a new epoch nor another station touches them (decisions/0020).

import type { Cells, CodeList, CodeListId, CodeListPart } from '@tram/shared-schema/reference/code-list.js';
import type { Result } from '@tram/shared-schema/result.js';
import type { StorageFailure } from '#documents/tablet-documents.js';

export interface HeldCodeLists {
  /** Only a list all of whose parts are here. */
  list(listId: CodeListId): Promise<CodeList | undefined>;
  lists(): Promise<readonly CodeList[]>;
  rowsOf(digest: string): Promise<readonly Cells[] | undefined>;
  missingOf(digests: readonly string[]): Promise<readonly string[]>;
  keepPart(part: CodeListPart): Promise<Result<void, StorageFailure>>;
  /** From now on this one is looked into, if all its parts are here; parts that only the one before named go. */
  keepList(list: CodeList): Promise<Result<void, StorageFailure | { kind: 'parts-missing' }>>;
}
