// The CDC's supporting data as one schedule of our own kind: what its files say, nothing of what its cases expect.

import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { LocalDate } from '@tram/shared-schema/local-date.js';
import type {
  Contraindication,
  Schedule,
  ScheduleVaccine,
  TargetRules,
  VaccineConflict,
  VaccineGroup,
} from '@tram/shared-schema/immunisation/schedule.js';
import type { Series } from '@tram/shared-schema/immunisation/series.js';
import { dateIn, offsetIn, present } from './cdc-values.js';
import { seriesOf } from './cdsi-series.js';
import { all, one, parseXml, textOf, type Xml } from './xml-tree.js';

const words = (text: string) => ({ vi: text, en: text });
const ages = (xml: Xml) => present({ beginAge: offsetIn(xml, 'beginAge'), endAge: offsetIn(xml, 'endAge') });

function contraindicationsOf(xml: Xml): readonly Contraindication[] {
  const groups = all(one(xml, 'contraindications'), 'vaccineGroup').flatMap((row) =>
    all(row, 'contraindication'),
  );
  const products = all(one(xml, 'contraindications'), 'vaccine').flatMap((row) =>
    all(row, 'contraindication'),
  );
  const observation = (row: Xml) => textOf(row, 'observationCode') ?? '';
  return [
    ...groups.map((row) => ({ observation: observation(row), ...ages(row) })),
    ...products.map((row) => ({
      observation: observation(row),
      vaccines: all(row, 'contraindicatedVaccine').map((one) => ({
        code: textOf(one, 'cvx') ?? '',
        ...ages(one),
      })),
    })),
  ];
}

function rulesOf(target: string, xml: Xml): TargetRules {
  const immunity = one(xml, 'immunity');
  return {
    target,
    immuneByHistory: all(immunity, 'clinicalHistory').flatMap((row) => textOf(row, 'guidelineCode') ?? []),
    immuneIfBornBefore: all(immunity, 'dateOfBirth').flatMap((row) => {
      const before = dateIn(row, 'immunityBirthDate');
      const bornIn = textOf(row, 'birthCountry');
      const exceptObservations = all(row, 'exclusion').flatMap((one) => textOf(one, 'exclusionCode') ?? []);
      return before ? [{ before, exceptObservations, ...(bornIn && { bornIn }) }] : [];
    }),
    contraindications: contraindicationsOf(xml),
  };
}

const conflictOf = (xml: Xml): VaccineConflict => ({
  previous: textOf(one(xml, 'previous'), 'cvx') ?? '',
  current: textOf(one(xml, 'current'), 'cvx') ?? '',
  begin: textOf(xml, 'conflictBeginInterval') ?? '',
  minEnd: textOf(xml, 'minConflictEndInterval') ?? '',
  end: textOf(xml, 'conflictEndInterval') ?? '',
});

const vaccineOf = (xml: Xml): ScheduleVaccine => ({
  code: textOf(xml, 'cvx') ?? '',
  names: words(textOf(xml, 'shortDescription') ?? ''),
  targets: all(xml, 'association').map((row) => ({
    target: textOf(row, 'antigen') ?? '',
    ...present({
      beginAge: offsetIn(row, 'associationBeginAge'),
      endAge: offsetIn(row, 'associationEndAge'),
    }),
  })),
});

/** Products a series names that the map of antigens does not know: they count for nothing, but may be named. */
function withUnmapped(
  vaccines: readonly ScheduleVaccine[],
  series: readonly Series[],
): readonly ScheduleVaccine[] {
  const known = new Set(vaccines.map(({ code }) => code));
  const named = series.flatMap(({ doses }) =>
    doses.flatMap((dose) => [
      ...[...dose.preferable, ...(dose.allowable ?? [])].map(({ code }) => code),
      ...(dose.intervals ?? []).flatMap(({ from }) => (from.kind === 'most-recent' ? from.vaccines : [])),
    ]),
  );
  const missing = [...new Set(named)].filter((code) => !known.has(code));
  return [...vaccines, ...missing.map((code) => ({ code, names: words(code), targets: [] }))];
}

export interface CdsiData {
  readonly schedule: Schedule;
  /** Codes of other systems for an observation: `SNOMED 77386006`. */
  readonly observations: ReadonlyMap<string, string>;
}

function observationsOf(root: Xml): ReadonlyMap<string, string> {
  const rows = all(one(root, 'observations'), 'observation').flatMap((row) => {
    const code = textOf(row, 'observationCode') ?? '';
    const coded = all(one(row, 'codedValues'), 'codedValue');
    const other = coded.map(
      (value) => [`${textOf(value, 'codeSystem')} ${textOf(value, 'code')}`, code] as const,
    );
    return [[`CDCOBS ${code}`, code] as const, ...other];
  });
  return new Map(rows);
}

export function readCdsiData(folder: string): CdsiData {
  const read = (name: string) => parseXml(readFileSync(join(folder, name), 'utf8'), name);
  const root = read('ScheduleSupportingData.xml');
  const antigens = readdirSync(folder)
    .filter((name) => name.startsWith('Antigen') && name.endsWith('.xml'))
    .sort()
    .map(read);
  const series = antigens.flatMap((xml) =>
    all(xml, 'series').map((row, index) => seriesOf(row, `${textOf(row, 'targetDisease')}/${index + 1}`)),
  );
  const full = new Map(
    all(one(root, 'vaccineGroups'), 'vaccineGroup').map((row) => [
      textOf(row, 'name') ?? '',
      textOf(row, 'administerFullVaccineGroup') === 'Yes',
    ]),
  );
  const groups = all(one(root, 'vaccineGroupToAntigenMap'), 'vaccineGroupMap').map((row): VaccineGroup => {
    const name = textOf(row, 'name') ?? '';
    const targets = all(row, 'antigen').map(({ text }) => text);
    return { code: name, names: words(name), targets, wholeGroup: full.get(name) === true };
  });
  const schedule: Schedule = {
    code: 'cdsi',
    version: '4.10',
    names: words('CDC CDSi'),
    effectiveFrom: '1900-01-01' as LocalDate,
    source: 'CDC CDSi supporting data 4.10, read where it stands',
    status: 'confirmed',
    graceDays: 0,
    vaccines: withUnmapped(all(one(root, 'cvxToAntigenMap'), 'cvxMap').map(vaccineOf), series),
    conflicts: all(one(root, 'liveVirusConflicts'), 'liveVirusConflict').map(conflictOf),
    groups,
    targets: antigens.map((xml) => rulesOf(textOf(one(xml, 'series'), 'targetDisease') ?? '', xml)),
    series,
  };
  return { schedule, observations: observationsOf(root) };
}
