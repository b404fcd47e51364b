import Ajv from 'ajv';
import { describe, expect, it } from 'vitest';
import { aPerson } from '../../fixtures/builders.js';
import { editRegistry } from '../document/edit-registry.js';
import { personSchema } from './person.schema.js';

const accepted = new Ajv({ keywords: ['x-known'] }).compile(personSchema);
const withField = (fields: object): unknown => ({ ...aPerson(), ...fields });

describe('a person at the door', () => {
  it('needs a name, a sex and little else: no papers, no birth date, no telephone', () => {
    const { birthDate, personalId, phone, hamletId, ...bare } = aPerson();
    expect(accepted(bare)).toBe(true);
    for (const field of [
      'name',
      'sex',
      'lifeStatus',
      'identitySource',
      'stationId',
      'createdAt',
      'createdBy',
    ]) {
      expect(accepted({ ...bare, [field]: undefined })).toBe(false);
    }
  });

  it.each([
    ['birthDate', ['1950', '1950-07', '1950-07-31'], ['50', '31/07/1950', '1950-7', '']],
    ['personalId', ['003187000123'], ['03187000123', '0031870001234', '00318700012a', '']],
    ['oldIdNumbers', [[], ['030000123'], ['003187000123']], [['12345678'], ['1234567890'], '030000123']],
    [
      'insurance',
      [{ number: 'GD4030300000123' }, { number: '0300000126' }],
      [{}, { number: 'GD403030000012' }, { number: 'gd4030300000123' }],
    ],
    ['ethnicGroupCode', ['01', '54'], ['1', '001', 'Kinh']],
    ['relationToHead', ['head', 'child', 'great-aunt'], ['', 7, null]],
    ['sex', ['male', 'female', 'other', 'unknown', 'a value of a newer version'], ['', undefined, 1]],
    ['name', ['Y', 'Công Tằng Tôn Nữ Thị Thử Nghiệm'], ['', 'x'.repeat(121)]],
    [
      'householdId',
      ['household:01J00000000000000000000001'],
      ['person:01J00000000000000000000001', 'household:1'],
    ],
    ['schemaVersion', [1, 2], [0, 1.5, '1', undefined]],
    ['createdAt', ['2026-11-21T01:00:00.000Z'], ['2026-11-21T01:00:00Z', '2026-11-21']],
  ])('with %s is taken as %j and refused as %j', (field, good, bad) => {
    for (const value of good) expect(accepted(withField({ [field]: value })), String(value)).toBe(true);
    for (const value of bad) expect(accepted(withField({ [field]: value })), String(value)).toBe(false);
  });

  it('keeps a field that only a newer version knows', () => {
    expect(accepted(withField({ bloodGroup: 'O' }))).toBe(true);
  });

  it('may carry stamps of edits, and they are looked at', () => {
    const edited = editRegistry(
      aPerson(),
      { phone: '0300000009' },
      {
        nowMs: 1_795_222_800_000,
        replicaId: aPerson().createdBy.replicaId,
        accountId: aPerson().createdBy.accountId,
      },
    );
    expect(accepted(edited)).toBe(true);
    const stamp = edited.stamps?.['phone'];
    for (const broken of [
      { ...stamp, at: 'yesterday' },
      { ...stamp, n: 0 },
      { ...stamp, by: 'somebody' },
      { ...stamp, seen: { tableta001: -1 } },
      {},
    ]) {
      expect(accepted({ ...edited, stamps: { phone: broken } })).toBe(false);
    }
  });
});
