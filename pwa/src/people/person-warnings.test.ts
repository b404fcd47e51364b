import { aPerson, FIXTURE_TODAY } from '@tram/shared-schema/fixtures/builders.js';
import { NO_UNITS_KNOWN } from '@tram/shared-schema/people/propose-unit.js';
import type { Person } from '@tram/shared-schema/people/person.js';
import { recordDefects } from '@tram/shared-schema/people/record-defects.js';
import { describe, expect, it } from 'vitest';
import { personWarnings } from './person-warnings.js';

const differs = aPerson({ sex: 'male', birthDate: '1978-02-01' as NonNullable<Person['birthDate']> });
const seen = (rule: string, said: string, personalId = differs.personalId ?? '') => ({
  rule,
  said,
  personalId,
  seenOn: FIXTURE_TODAY,
});
const toMend = (person: Person): readonly string[] =>
  personWarnings(person, FIXTURE_TODAY).flatMap((warning) =>
    warning.kind === 'to-mend' ? warning.because.kind : [],
  );
const listed = (person: Person): readonly string[] =>
  recordDefects(person, { today: FIXTURE_TODAY, units: NO_UNITS_KNOWN, standingOf: (id) => id })
    .map(({ id }) => id)
    .filter((id) => id.endsWith('-differs'));

describe('what a person’s page says of a record that contradicts its number', () => {
  it.each<[string, Person]>([
    ['nobody saw the card', differs],
    ['the card says this sex', { ...differs, seenOnCard: [seen('id-sex-differs', 'male')] }],
    [
      'the card says both',
      {
        ...differs,
        seenOnCard: [seen('id-sex-differs', 'male'), seen('id-birth-year-differs', '1978-02-01')],
      },
    ],
    ['the card was of another number', { ...differs, seenOnCard: [seen('id-sex-differs', 'male', '001')] }],
    ['they died', { ...differs, lifeStatus: 'deceased' }],
  ])('is what Hồ sơ cần sửa says: %s', (_, person) => {
    expect(toMend(person).map((kind) => `id-${kind}`)).toEqual(listed(person));
  });

  it('and that is something, where nobody saw the card', () => {
    expect(toMend(differs)).toEqual(['sex-differs', 'birth-year-differs']);
  });
});
