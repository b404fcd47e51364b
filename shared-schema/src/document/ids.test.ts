import { describe, expect, it } from 'vitest';
import { documentId, isIdOf, isReplicaId, typeOfId } from './ids.js';

const ULID = '01J0ABCDEFGHJKMNPQRSTVWXYZ';

describe('an id', () => {
  it('says what it names', () => {
    expect(documentId('person', ULID)).toBe(`person:${ULID}`);
    expect(typeOfId(`person:${ULID}`)).toBe('person');
    expect(isIdOf('person', `person:${ULID}`)).toBe(true);
    expect(isIdOf('household', `person:${ULID}`)).toBe(false);
  });

  it('may be of a type that only a newer version knows', () => {
    expect(typeOfId(`home-visit:${ULID}`)).toBe('home-visit');
  });

  it.each([
    'person',
    'person:',
    `person:${ULID.slice(1)}`,
    `person:${ULID}0`,
    `person:${ULID.toLowerCase()}`,
    'person:01J0ABCDEFGHJKMNPQRSTVWXYU',
    `Person:${ULID}`,
    `:${ULID}`,
    `-person:${ULID}`,
    `person:${ULID}\n`,
    `_design/person:${ULID}`,
    '003187000123',
    '',
  ])('is not %j', (text) => {
    expect(typeOfId(text)).toBeUndefined();
    expect(isIdOf('person', text)).toBe(false);
  });

  it('sorts by the time it was made', () => {
    const [earlier, later] = [
      documentId('person', `01J0${'0'.repeat(22)}`),
      documentId('person', `01J1${'0'.repeat(22)}`),
    ];
    expect(earlier < later).toBe(true);
  });
});

describe('the id of a copy of the database', () => {
  it('is ten small letters or digits', () => {
    expect(isReplicaId('tablet0001')).toBe(true);
    for (const text of ['tablet001', 'tablet00001', 'Tablet0001', 'tablet-001', 'tablet001\n', '']) {
      expect(isReplicaId(text)).toBe(false);
    }
  });
});
