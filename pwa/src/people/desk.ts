// Who writes, where and when: what every use case that records something is handed. No clock and no randomness of its own.

import type { Editor } from '@tram/shared-schema/document/edit-registry.js';
import type { AccountId, ReplicaId, StationId } from '@tram/shared-schema/document/ids.js';
import { instantAt, type Instant } from '@tram/shared-schema/document/instant.js';
import type { TabletDocuments } from '#documents/tablet-documents.js';

export interface Desk {
  readonly documents: TabletDocuments;
  readonly clock: { nowMs(): number };
  readonly ids: { ulid(): string };
  /** Who is signed in on this tablet right now. */
  readonly editor: () => { readonly accountId: AccountId; readonly replicaId: ReplicaId };
  readonly stationId: StationId;
}

export function editorNow(desk: Pick<Desk, 'clock' | 'editor'>): Editor {
  return { nowMs: desk.clock.nowMs(), ...desk.editor() };
}

export interface NewEnvelope {
  readonly stationId: StationId;
  readonly createdAt: Instant;
  readonly createdBy: { readonly accountId: AccountId; readonly replicaId: ReplicaId };
}

export function newEnvelope(desk: Pick<Desk, 'clock' | 'editor' | 'stationId'>): NewEnvelope {
  const { accountId, replicaId } = desk.editor();
  return {
    stationId: desk.stationId,
    createdAt: instantAt(desk.clock.nowMs()),
    createdBy: { accountId, replicaId },
  };
}
