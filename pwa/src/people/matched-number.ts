// When a number was typed, the row says which number of the person it was.

import type { PersonHit } from '@tram/shared-schema/people/person-hit.js';
import { t } from '#text/text.js';
import { shownInsuranceNumber, shownPersonalId, shownPhone } from './person-form.js';

export function matchedNumberWords({ matchedIn, entry }: PersonHit): string | undefined {
  if (matchedIn.includes('temporary-code') && 'temporaryCode' in entry) {
    return t('papers.codeFound', { code: String(entry.temporaryCode) });
  }
  if (matchedIn.includes('personal-id') && entry.personalId !== undefined) {
    return t('people.matched.personalId', { number: shownPersonalId(entry.personalId) });
  }
  if (matchedIn.includes('insurance-number') && entry.insuranceNumber !== undefined) {
    return t('people.matched.insurance', { number: shownInsuranceNumber(entry.insuranceNumber) });
  }
  if (matchedIn.includes('old-id-number')) {
    return t('people.matched.oldId', { number: (entry.oldIdNumbers ?? []).join(', ') });
  }
  if (matchedIn.includes('phone')) {
    return t('people.matched.phone', { number: (entry.phones ?? []).map(shownPhone).join(', ') });
  }
  return undefined;
}
