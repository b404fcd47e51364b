// A defect in the worker's words. A rule without words in both languages does not compile.

import { parsePartialDate, formatLocalDate } from '@tram/shared-schema/local-date.js';
import { lookupCodeOf } from '@tram/shared-schema/people/insurance-lookup-codes.table.js';
import type {
  Corrector,
  DefectSeverity,
  Proposal,
  ProposedField,
} from '@tram/shared-schema/people/record-defect.js';
import type { DefectId, RecordDefect } from '@tram/shared-schema/people/record-defects.js';
import { t, type PlainTextKey } from '#text/text.js';
import type { Meaning } from '#ui/meaning.js';
import { shownInsuranceNumber, shownPersonalId, shownPhone } from '../person-form.js';
import { sexWord } from '../person-words.js';

export const defectTitle = (id: DefectId): string => t(`mending.defect.${id}` satisfies PlainTextKey);
export const defectWhy = (id: DefectId): string => t(`mending.why.${id}` satisfies PlainTextKey);
export const defectAsk = (id: DefectId): string => t(`mending.ask.${id}` satisfies PlainTextKey);

export const MEANING_OF = {
  'stops-link': 'late',
  'may-stop-link': 'due',
  'to-complete': undefined,
} as const satisfies Record<DefectSeverity, Meaning | undefined>;

export const severityWord = (severity: DefectSeverity): string => t(`mending.severity.${severity}`);
const correctorWord = (corrector: Corrector): string => t(`mending.by.${corrector}`);
export const correctorsWords = (correctors: readonly Corrector[]): string =>
  t('mending.correctedBy', { who: correctors.map(correctorWord).join(', ') });

export function lookupWords(code: string): string {
  const known = lookupCodeOf(code);
  const words = known ? t(`mending.lookup.${known.code}`) : t('mending.lookupUnknown');
  return t('mending.lookupSaid', { code, words });
}

/** What the record says, as a form or a card would show it. */
export function saidWords({ id, rule, finding: { said } }: RecordDefect): string | undefined {
  if (said === undefined) return undefined;
  if (id.startsWith('lookup-')) return lookupWords(said);
  switch (rule.asks[0]) {
    case 'sex':
      return sexWord(said);
    case 'birthDate':
      return shownDate(said);
    case 'personalId':
      return shownPersonalId(said);
    case 'phone':
      return shownPhone(said);
    case 'insurance':
      return id === 'insurance-expired' ? shownDate(said) : shownInsuranceNumber(said);
    default:
      return said;
  }
}

function shownDate(text: string): string {
  const date = parsePartialDate(text);
  return date.ok ? formatLocalDate(date.value) : text;
}

/** What a proposal reads as in the answer of a form. */
export function proposalText({ field, value }: Exclude<Proposal, { field: 'residence' }>): string {
  return field === 'sex' ? value : field === 'birthDate' ? shownDate(value) : shownOf(field, value);
}

const shownOf = (field: Exclude<ProposedField, 'residence'>, value: string): string =>
  field === 'phone' ? shownPhone(value) : value;

export const proposalWords = (proposal: Exclude<Proposal, { field: 'residence' }>): string =>
  proposal.field === 'sex' ? sexWord(proposal.value) : proposalText(proposal);
