// Puts the records to mend together: rules, list, filter and what the worker sees of it. Fetched when it is needed.

import { effect, signal } from '@preact/signals';
import { nameOrderKey } from '@tram/shared-schema/people/name-order.js';
import { firstKnown, proposeByCrosswalkSteps } from '@tram/shared-schema/people/propose-by-crosswalk.js';
import { proposeFromUnits } from '@tram/shared-schema/people/propose-from-units.js';
import { NO_UNITS_KNOWN, type ProposeUnit } from '@tram/shared-schema/people/propose-unit.js';
import { finishGivingWay } from '@tram/shared-schema/steps.js';
import { createMendList } from '#people/mending/mend-list.js';
import type { MendFilter } from '#people/mending/mend-view.js';
import { watchMendView } from '#people/mending/watch-mend-view.js';
import type { MendingDeps } from '#people/mending/mending-deps.js';
import { createFiles } from '#platform/files.js';
import type { MendingPlaceParts } from './mending-parts.js';
import { SCAN_PATH } from './paths.js';

export function openMending(
  parts: MendingPlaceParts & { readonly giveWay: () => Promise<void> },
): MendingDeps {
  const { people } = parts;
  let known = NO_UNITS_KNOWN;
  const units = (): ProposeUnit => known;
  const list = createMendList({
    documents: people.documents,
    directory: people.directory,
    size: () => people.directory.size.peek(),
    units,
    today: people.today,
    // Slices are measured, not dated: the clock that may be corrected is another.
    nowMs: () => performance.now(),
    giveWay: parts.giveWay,
    onFault: parts.onFault,
  });
  // Forms ask for the same list; until it is read the rules about places know only what words tell.
  const readUnits = async (): Promise<void> => {
    const held = await people.codeLists.units();
    if (!held) return;
    const mergers = await people.codeLists.crosswalks();
    const ofToday = proposeFromUnits(held.lookup);
    const byMergers =
      mergers && (await finishGivingWay(proposeByCrosswalkSteps(mergers, people.today()), parts.giveWay));
    known = byMergers ? firstKnown(byMergers, ofToday) : ofToday;
    list.unitsChanged();
  };
  const unitsRead = readUnits().catch(parts.onFault);
  const stop = effect(() => {
    const { value } = parts.bringing;
    if (value.kind === 'brought' && value.listIds.some((id) => id === 'units' || id === 'crosswalk'))
      readUnits().catch(parts.onFault);
  });
  const filter = signal<MendFilter>({ defect: undefined, hamletId: undefined });
  const hamletOrder = (hamletId: string): string => nameOrderKey(people.reference.hamletName(hamletId) ?? '');
  const shown = watchMendView({
    rows: list.rows,
    filter,
    hamletOrder,
    nowMs: () => performance.now(),
    yieldToScreen: parts.yieldToScreen,
    onFault: parts.onFault,
  });
  return {
    people,
    list: {
      ...list,
      // Everybody is looked at with the lists this tablet holds, and so once.
      async begin() {
        await unitsRead;
        await list.begin();
      },
      close() {
        stop();
        shown.close();
        list.close();
      },
    },
    filter,
    view: shown.view,
    units,
    stationName: () => parts.stationName,
    ...(parts.mayHandOver && { saveFile: createFiles(navigator, document).save }),
    print: () => window.print(),
    yieldToScreen: parts.yieldToScreen,
    scanHref: SCAN_PATH,
  };
}
