// What would stop a person's record from being linked to the population database and the health book, rule by rule.
// Pure: the record, the day and the lists of units in; findings out, the most serious first as the tables have them.

import { isCounted } from './counted.js';
import { IDENTITY_DEFECTS } from './identity-defects.table.js';
import { LOOKUP_DEFECTS } from './lookup-defects.table.js';
import { PAPER_DEFECTS } from './paper-defects.table.js';
import type { Person } from './person.js';
import { PLACE_DEFECTS } from './place-defects.table.js';
import type { DefectFinding, DefectRule, DefectSetting } from './record-defect.js';
import { isSeenOnCard } from './seen-on-card.js';

export const DEFECT_RULES = [
  ...IDENTITY_DEFECTS,
  ...LOOKUP_DEFECTS,
  ...PLACE_DEFECTS,
  ...PAPER_DEFECTS,
] as const satisfies readonly DefectRule[];

export type DefectId = (typeof DEFECT_RULES)[number]['id'];

export interface RecordDefect {
  readonly id: DefectId;
  readonly rule: DefectRule;
  readonly finding: DefectFinding;
}

export function recordDefects(person: Person, setting: DefectSetting): readonly RecordDefect[] {
  if (!isCounted(person, setting.standingOf)) return [];
  const found: RecordDefect[] = [];
  for (const row of DEFECT_RULES) {
    const rule: DefectRule = row;
    const finding = rule.find(person, setting);
    const isExcused = rule.mayStandOnCard === true && finding && isSeenOnCard(person, rule.id, finding.said);
    if (finding && !isExcused) found.push({ id: row.id, rule, finding });
  }
  return found;
}
