// What the insurance portal answers to a look-up: which field of the record it contradicts and what follows from it.
// Source: BHXH Việt Nam, CV 1923/BHXH 2024, description of the API KQNhanLichSuKCB2024 (copy in the public repository
// dh-hos/Mo-ta-he-thong). Which field each code concerns is our reading of its name; to be confirmed by the station's
// insurance office. A code this table does not have is kept as it was typed.

/** `elsewhere`: the card is good and another portal keeps it. `again`: nothing was learnt about the person. */
export type LookupOutcome =
  | 'good'
  | 'elsewhere'
  | 'name-differs'
  | 'birth-date-differs'
  | 'number-wrong'
  | 'province-wrong'
  | 'benefit-wrong'
  | 'not-found'
  | 'expired'
  | 'new-card'
  | 'revoked'
  | 'reduced'
  | 'child-without-card'
  | 'again';

export interface InsuranceLookupCode {
  readonly code: string;
  readonly outcome: LookupOutcome;
}

export const INSURANCE_LOOKUP_CODES = [
  { code: '000', outcome: 'good' },
  { code: '001', outcome: 'elsewhere' },
  { code: '002', outcome: 'elsewhere' },
  { code: '003', outcome: 'new-card' },
  { code: '004', outcome: 'new-card' },
  { code: '010', outcome: 'expired' },
  { code: '050', outcome: 'not-found' },
  { code: '051', outcome: 'number-wrong' },
  { code: '052', outcome: 'province-wrong' },
  { code: '053', outcome: 'benefit-wrong' },
  { code: '054', outcome: 'again' },
  { code: '055', outcome: 'again' },
  { code: '060', outcome: 'name-differs' },
  { code: '061', outcome: 'name-differs' },
  { code: '070', outcome: 'birth-date-differs' },
  { code: '100', outcome: 'again' },
  { code: '101', outcome: 'again' },
  { code: '110', outcome: 'revoked' },
  { code: '120', outcome: 'reduced' },
  { code: '121', outcome: 'reduced' },
  { code: '122', outcome: 'reduced' },
  { code: '123', outcome: 'reduced' },
  { code: '124', outcome: 'reduced' },
  { code: '130', outcome: 'child-without-card' },
  { code: '205', outcome: 'again' },
  { code: '401', outcome: 'again' },
] as const satisfies readonly InsuranceLookupCode[];

export type KnownLookupCode = (typeof INSURANCE_LOOKUP_CODES)[number]['code'];

export const lookupCodeOf = (code: string): (typeof INSURANCE_LOOKUP_CODES)[number] | undefined =>
  INSURANCE_LOOKUP_CODES.find((row) => row.code === code);
