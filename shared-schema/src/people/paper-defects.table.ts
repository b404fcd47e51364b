// Rules about insurance, phone, the grown-ups a child needs, and people who have no papers yet (vietnam.md §1, §2, §7, §8).

import { ageOn } from '../local-date.js';
import { GUARDIAN_BELOW_YEARS } from './defect-bounds.table.js';
import { parseInsuranceNumber } from './insurance-number.js';
import { parsePhoneNumber } from './phone-number.js';
import type { DefectRule } from './record-defect.js';
import { papersAwaited } from './without-papers.js';

export const PAPER_DEFECTS = [
  {
    id: 'insurance-malformed',
    severity: 'stops-link',
    correctedBy: ['station', 'insurance-office'],
    asks: ['insurance'],
    find: ({ insurance }) =>
      insurance && !parseInsuranceNumber(insurance.number).ok ? { said: insurance.number } : undefined,
  },
  {
    id: 'insurance-expired',
    severity: 'may-stop-link',
    correctedBy: ['station', 'insurance-office'],
    asks: ['insurance'],
    // A card holds on its last day.
    find: ({ insurance }, { today }) =>
      insurance?.validTo !== undefined && insurance.validTo < today ? { said: insurance.validTo } : undefined,
  },
  {
    id: 'child-without-guardian',
    severity: 'may-stop-link',
    correctedBy: ['station'],
    asks: ['guardian'],
    find({ birthDate, guardianName, motherPersonId }, { today }) {
      if (birthDate === undefined || guardianName !== undefined || motherPersonId !== undefined)
        return undefined;
      const { years, months } = ageOn(birthDate, today);
      return months >= 0 && years < GUARDIAN_BELOW_YEARS.below ? {} : undefined;
    },
  },
  {
    id: 'phone-old-plan',
    severity: 'to-complete',
    correctedBy: ['station'],
    asks: ['phone'],
    find({ phone }) {
      const parsed = parsePhoneNumber(phone ?? '');
      if (parsed.ok || parsed.error.kind !== 'old-mobile' || phone === undefined) return undefined;
      return { said: phone, proposals: [{ field: 'phone', value: parsed.error.proposed }] };
    },
  },
  {
    id: 'phone-malformed',
    severity: 'to-complete',
    correctedBy: ['station'],
    asks: ['phone'],
    find({ phone }) {
      const parsed = parsePhoneNumber(phone ?? '');
      if (parsed.ok || phone === undefined) return undefined;
      return ['old-mobile', 'empty', 'foreign'].includes(parsed.error.kind) ? undefined : { said: phone };
    },
  },
  {
    id: 'newborn-without-id',
    severity: 'to-complete',
    correctedBy: ['station', 'commune-police'],
    asks: ['personalId', 'name'],
    find: (person, { today }) => (papersAwaited(person, today) === 'newborn' ? {} : undefined),
  },
  {
    id: 'foreigner-without-passport',
    severity: 'to-complete',
    correctedBy: ['station'],
    asks: ['personalId'],
    find: (person, { today }) =>
      papersAwaited(person, today) === 'foreigner' && person.passportNumber === undefined ? {} : undefined,
  },
  {
    id: 'person-unidentified',
    severity: 'to-complete',
    correctedBy: ['station', 'commune-police'],
    asks: ['name', 'personalId', 'birthDate'],
    find: (person, { today }) => (papersAwaited(person, today) === 'unidentified' ? {} : undefined),
  },
  {
    id: 'papers-awaited',
    severity: 'to-complete',
    correctedBy: ['station', 'commune-police'],
    asks: ['personalId'],
    find(person, { today }) {
      const awaited = papersAwaited(person, today);
      if (awaited === undefined) return undefined;
      return ['newborn', 'foreigner', 'unidentified'].includes(awaited) ? undefined : {};
    },
  },
] as const satisfies readonly DefectRule[];
