// The lists of units and of what older ones became, as they stand at the server: read anew only when one of them changed.

import type { CodeList } from '@tram/shared-schema/reference/code-list.js';
import { crosswalkRowOfCells, crosswalksOf } from '@tram/shared-schema/reference/crosswalk-list.js';
import { residenceRecoding } from '@tram/shared-schema/people/recode-residence.js';
import { unitOfCells } from '@tram/shared-schema/reference/unit-rows.js';
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
      const recode = residenceRecoding(crosswalksOf(rows, named, crosswalk.source));
      kept = { of, units: { edition: crosswalk.edition, recode } };
    }
    return kept.units;
  };
}
