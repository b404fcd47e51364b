// A station's changes read to their end.

import type { StationId } from '@tram/shared-schema/document/ids.js';
import type { ChangesPage, DocumentStore } from '#ports.js';

export async function pagesSince(
  store: DocumentStore,
  stationId: StationId,
  since?: string,
  pageBytes = 1e6,
): Promise<ChangesPage[]> {
  const changes = await store.openChanges(stationId, { pageBytes, ...(since !== undefined && { since }) });
  if (!changes.ok) throw new Error(changes.error.kind);
  const pages: ChangesPage[] = [];
  for await (const page of changes.value) pages.push(page);
  return pages;
}
export const idsOf = (pages: readonly ChangesPage[]): string[] =>
  pages.flatMap((page) => page.rows.map(({ document }) => document._id));
