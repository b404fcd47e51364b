// The CDC's test cases: a child, its doses, and what the CDC says of them.

import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { LocalDate } from '@tram/shared-schema/local-date.js';
import type { Subject } from '@tram/shared-schema/immunisation/judged.js';
import type { Sex } from '@tram/shared-schema/immunisation/schedule.js';
import { parseCsv } from '@tram/shared-schema/reference/csv-rows.js';
import { cdcDate, codesOf } from './cdc-values.js';

export interface ExpectedDose {
  readonly id: string;
  readonly status: string;
  readonly reason: string;
}

export interface CdsiCase {
  readonly id: string;
  readonly name: string;
  readonly group: string;
  readonly asOf: LocalDate;
  readonly subject: Subject;
  readonly doses: readonly ExpectedDose[];
  readonly status: string;
  readonly earliest: LocalDate | undefined;
  readonly recommended: LocalDate | undefined;
  readonly pastDue: LocalDate | undefined;
}

const MOST_DOSES = 12;
const SEXES: Record<string, Sex> = { F: 'female', M: 'male' };

type Column = (name: string) => string;
const dateOf = (text: string): LocalDate | undefined =>
  text === '' || text === '-' ? undefined : cdcDate(text);

function conditionsOf(column: Column, observations: ReadonlyMap<string, string>) {
  const system = column('Med_History_Code_Sys') || 'CDCOBS';
  return codesOf(column('Med_History_Code').replaceAll(/[,|]/g, ';')).map((code) => ({
    code: observations.get(`${system} ${code}`) ?? code,
  }));
}

function caseOf(column: Column, observations: ReadonlyMap<string, string>): CdsiCase {
  const numbers = Array.from({ length: MOST_DOSES }, (_, index) => index + 1);
  const given = numbers.filter((n) => dateOf(column(`Date_Administered_${n}`)) !== undefined);
  return {
    id: column('CDC_Test_ID'),
    name: column('Testcase_Name'),
    group: column('Vaccine_Group'),
    asOf: cdcDate(column('Assessment_Date')),
    subject: {
      birthOn: cdcDate(column('DOB')),
      sex: SEXES[column('gender')] ?? 'unknown',
      conditions: conditionsOf(column, observations),
      doses: given.map((n) => ({
        id: String(n),
        vaccineCode: column(`CVX_${n}`).padStart(2, '0'),
        givenOn: cdcDate(column(`Date_Administered_${n}`)),
        ...(column(`MVX_${n}`) && { maker: column(`MVX_${n}`) }),
      })),
    },
    doses: given.map((n) => ({
      id: String(n),
      status: column(`Evaluation_Status_${n}`),
      reason: column(`Evaluation_Reason_${n}`),
    })),
    status: column('Series_Status'),
    earliest: dateOf(column('Earliest_Date')),
    recommended: dateOf(column('Recommended_Date')),
    pastDue: dateOf(column('Past_Due_Date')),
  };
}

export function readCases(folder: string, observations: ReadonlyMap<string, string>): readonly CdsiCase[] {
  const files = readdirSync(folder).filter((name) => name.endsWith('.csv'));
  const cases = files.sort().flatMap((name) => {
    const parsed = parseCsv(readFileSync(join(folder, name), 'utf8'));
    if (!parsed.ok) throw new SyntaxError(`${name}: ${parsed.error.kind}`);
    const [head, ...rows] = parsed.value;
    const places = new Map(head?.cells.map((title, index) => [title, index]));
    return rows.map(({ cells }) => {
      const column: Column = (title) => cells[places.get(title) ?? -1] ?? '';
      return caseOf(column, observations);
    });
  });
  // A second file may repeat cases of the first.
  return [...new Map(cases.map((one) => [one.id, one])).values()];
}
