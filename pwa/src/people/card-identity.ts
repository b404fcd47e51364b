// What any card or typed number says of who stands here, brought to one shape. Readings that say nothing of a person
// (a slip, a temporary code, a torn scan, a web address) are not identity cards.

import type { LocalDate, PartialDate } from '@tram/shared-schema/local-date.js';
import type { BhytCard, BhytWarning } from '@tram/shared-schema/people/bhyt-qr.js';
import type { CardReading } from '@tram/shared-schema/people/card-text.js';
import type { CccdCard, CccdWarning } from '@tram/shared-schema/people/cccd-qr.js';
import type { Insurance } from '@tram/shared-schema/people/person.js';
import type { PersonalIdWarning } from '@tram/shared-schema/people/personal-id.js';
import { assertNever } from '@tram/shared-schema/result.js';
import { withoutUndefined } from './without-undefined.js';

export type CardWarning = CccdWarning | BhytWarning | PersonalIdWarning;

export interface CardIdentity {
  readonly source: 'id-card' | 'insurance-card' | 'number';
  readonly name?: string;
  readonly sex?: 'male' | 'female';
  readonly birthDate?: PartialDate;
  readonly address?: string;
  readonly personalId?: string;
  readonly oldIdNumber?: string;
  readonly idCardIssuedOn?: LocalDate;
  readonly insurance?: Insurance;
  readonly parentName?: string;
  readonly warnings: readonly CardWarning[];
}

export type IdentityReading = Exclude<
  CardReading,
  { kind: 'temporary-code' | 'slip' | 'torn' | 'unreadable' | 'foreign' }
>;

export function identityOf(reading: IdentityReading): CardIdentity {
  switch (reading.kind) {
    case 'cccd':
      return identityOfCccd(reading.card);
    case 'bhyt':
      return identityOfBhyt(reading.card);
    case 'personal-id':
      return { source: 'number', personalId: reading.personalId, warnings: reading.warnings };
    case 'old-id-number':
      return { source: 'number', oldIdNumber: reading.oldIdNumber, warnings: [] };
    case 'insurance-number':
      return { source: 'number', insurance: { number: reading.number.text }, warnings: [] };
    default:
      return assertNever(reading);
  }
}

function identityOfCccd(card: CccdCard): CardIdentity {
  return {
    source: 'id-card',
    name: card.name,
    personalId: card.personalId,
    ...withoutUndefined({
      sex: card.sex,
      birthDate: card.birthDate,
      address: card.address === '' ? undefined : card.address,
      oldIdNumber: card.oldIdNumber,
      idCardIssuedOn: card.issuedOn,
    }),
    warnings: card.warnings,
  };
}

function identityOfBhyt(card: BhytCard): CardIdentity {
  const insurance: Insurance = {
    number: card.number.text,
    ...withoutUndefined({
      validFrom: card.validFrom,
      validTo: card.validTo,
      facilityCode: card.facilityCode,
      fiveYearsFrom: card.fiveYearsFrom,
    }),
  };
  return {
    source: 'insurance-card',
    name: card.name,
    insurance,
    ...withoutUndefined({
      sex: card.sex,
      birthDate: card.birthDate,
      address: card.address,
      parentName: card.parentName,
    }),
    warnings: card.warnings,
  };
}
