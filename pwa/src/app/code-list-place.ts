// National code lists at a station: what is held on this tablet, what forms look up, and when newer ones are brought.

import type { ReadonlySignal } from '@preact/signals';
import { bringCodeLists } from '#code-lists/bring-code-lists.js';
import { createCodeListDesk, type CodeListDesk } from '#code-lists/code-list-desk.js';
import type { HeldCodeLists } from '#code-lists/held-code-lists.js';
import { keepCodeLists, type KeptCodeLists } from '#code-lists/keep-code-lists.js';
import { browserConnectivity } from '#platform/connectivity.js';
import { createHttpCodeListServer } from '#platform/http-code-list-server.js';
import { sha256Hex } from '#platform/sha256-hex.js';
import { yieldToScreen } from '#platform/yield-to-screen.js';
import { openCodeLists } from '#storage/dexie-code-lists.js';
import type { SyncStatus } from '#sync/sync-status.js';
import { schedule, type TabletDevice } from './open-device.js';
import { createPublishedSchedules, type PublishedSchedules } from './published-schedules.js';
import { reportFailure } from './report-failure.js';

export interface CodeListPlace extends KeptCodeLists {
  readonly held: Pick<HeldCodeLists, 'lists'>;
  readonly desk: CodeListDesk;
  readonly schedules: PublishedSchedules;
}

export function openCodeListPlace(
  { api, keeper, clock }: TabletDevice,
  status: ReadonlySignal<SyncStatus>,
): CodeListPlace {
  const held = openCodeLists();
  const server = createHttpCodeListServer(api, () => keeper.accessToken());
  const desk = createCodeListDesk(held, yieldToScreen);
  const schedules = createPublishedSchedules(desk, reportFailure);
  const kept = keepCodeLists({
    async bring() {
      const brought = await bringCodeLists({ server, held, digestOf: sha256Hex });
      // Another tab may have brought it; read again only where it is another list.
      if (brought.ok) await schedules.read();
      return brought;
    },
    status,
    thrift: () => browserConnectivity.thrift(),
    schedule,
    nowMs: () => clock.nowMs(),
    onFault: reportFailure,
  });
  return {
    ...kept,
    held,
    desk,
    schedules,
    close() {
      kept.close();
      held.close();
    },
  };
}
