// The lists of units and of what older ones became, as they stand at the server: read anew only when one of them changed.

import { setImmediate } from 'node:timers/promises';
import type { CodeList } from '@tram/shared-schema/reference/code-list.js';
import { crosswalkRowOfCells, crosswalksSteps } from '@tram/shared-schema/reference/crosswalk-list.js';
import { residenceRecodingSteps } from '@tram/shared-schema/people/recode-residence.js';
import { unitOfCells } from '@tram/shared-schema/reference/unit-rows.js';
import { finishGivingWay } from '@tram/shared-schema/steps.js';
import { type CodeLists, StoreUnavailable } from '#ports.js';
import type { MergedUnits, ReadMergedUnits } from './recoding-store.js';

async function rowsOf(codeLists: CodeLists, { parts }: CodeList): Promise<(readonly string[])[]> {
  const rows: (readonly string[])[] = [];
  for (const { digest } of parts) {
    const part = await codeLists.readPart(digest);
    if (!part) throw new StoreUnavailable('a part of a code list is missing');
    rows.push(...part.rows);
  }
  return rows;
}

export function readMergedUnits(codeLists: CodeLists): ReadMergedUnits {
  let kept: { readonly of: string; readonly units: MergedUnits } | undefined;
  return async () => {
    const [crosswalk, units] = [await codeLists.read('crosswalk'), await codeLists.read('units')];
    if (!crosswalk || !units) return undefined;
    const of = `${crosswalk.digest} ${units.digest}`;
    if (kept?.of !== of) {
      const rows = (await rowsOf(codeLists, crosswalk)).map(crosswalkRowOfCells);
      const named = (await rowsOf(codeLists, units)).map(unitOfCells);
      // Ten thousand addresses: others are answered in between.
      const crosswalks = await finishGivingWay(crosswalksSteps(rows, named, crosswalk.source), setImmediate);
      const recode = await finishGivingWay(residenceRecodingSteps(crosswalks), setImmediate);
      kept = { of, units: { edition: crosswalk.edition, recode } };
    }
    return kept.units;
  };
}
