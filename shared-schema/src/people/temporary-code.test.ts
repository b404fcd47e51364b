import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Value } from '@sinclair/typebox/value';
import { aPerson, fixtureId } from '../../fixtures/builders.js';
import { documentId } from '../document/ids.js';
import { BASE32_LETTERS } from './base32-check.js';
import { parsePersonalId } from './personal-id.js';
import { personSchema } from './person.schema.js';
import { parseTemporaryCode, temporaryCodeOf } from './temporary-code.js';

const ulid = fc
  .array(fc.constantFrom(...BASE32_LETTERS), { minLength: 26, maxLength: 26 })
  .map((letters) => letters.join(''));
const code = ulid.map((id) => temporaryCodeOf(documentId('person', id)));

const CODE = temporaryCodeOf(documentId('person', '01K9ABCDEFGHJKMNPQR4K7M2QX'));

describe('the code of somebody without papers', () => {
  it('has letters among it, fits the record, and never passes for an identity number', () => {
    fc.assert(
      fc.property(code, (given) => {
        expect(parsePersonalId(given).ok).toBe(false);
        expect(Value.Check(personSchema.properties.temporaryCode, given)).toBe(true);
      }),
    );
  });

  it('is the same however often it is asked for, and another for another record', () => {
    const [one, other] = [fixtureId('person', 1), fixtureId('person', 2)];
    expect(temporaryCodeOf(one)).toBe(temporaryCodeOf(one));
    expect(temporaryCodeOf(one)).not.toBe(temporaryCodeOf(other));
    expect(aPerson({ temporaryCode: temporaryCodeOf(one) }).temporaryCode).toMatch(/^T-/);
  });

  it('one mistyped letter is noticed, and so are two that changed places', () => {
    fc.assert(
      fc.property(code, fc.nat(7), fc.constantFrom(...BASE32_LETTERS), (given, at, wrong) => {
        const letters = [...given.replaceAll('-', '')];
        fc.pre(letters[at + 1] !== wrong);
        const text = letters.with(at + 1, wrong).join('');
        return !parseTemporaryCode(text).ok;
      }),
    );
    expect(parseTemporaryCode('T-K47M-2QXT').ok).toBe(false);
  });

  it.each([
    [CODE.toLowerCase()],
    [CODE.replaceAll('-', '')],
    [CODE.replaceAll('-', ' ')],
    [` ${CODE.replaceAll('-', '–')}\n`],
    ['t4k7m2qx' + CODE.slice(-1).toLowerCase()],
  ])('%j is read as it was meant', (text) => {
    expect(parseTemporaryCode(text)).toEqual({ ok: true, value: CODE });
  });

  it('O is read as 0, and I or L as 1', () => {
    const given = temporaryCodeOf(documentId('person', '01K9ABCDEFGHJKMNPQR0101AA0'));
    const byHand = given.slice(1).replaceAll('0', 'o').replace('1', 'i').replace('1', 'l');
    expect(parseTemporaryCode(`T${byHand}`)).toEqual({ ok: true, value: given });
  });

  it.each([
    ['T-4K7M-2QX', { kind: 'too-short', missing: 1 }],
    [`${CODE}9`, { kind: 'too-long', extra: 1 }],
    ['T-4K7M-2QXU', { kind: 'not-a-code' }],
    ['4K7M2QX9', { kind: 'not-a-code' }],
    ['003087000123', { kind: 'not-a-code' }],
    ['tran van an', { kind: 'not-a-code' }],
    ['Trần Thị Bé', { kind: 'not-a-code' }],
    ['tam', { kind: 'not-a-code' }],
    ['', { kind: 'not-a-code' }],
  ])('%j is %j', (text, error) => {
    expect(parseTemporaryCode(text)).toEqual({ ok: false, error });
  });
});
