import type { TSchema } from '@sinclair/typebox';
import { householdSchema } from '@tram/shared-schema/people/household.schema.js';
import { encounterSchema } from '@tram/shared-schema/encounters/encounter.schema.js';
import { SCHEMAS } from '@tram/shared-schema/document/schemas.js';
import { personSchema } from '@tram/shared-schema/people/person.schema.js';
import { LIFECYCLE, type DocumentType } from '@tram/shared-schema/document/document-types.js';
import { ENVELOPE_FIELDS } from '@tram/shared-schema/document/envelope.js';
import type { Refusal } from '@tram/shared-schema/sync/wire.js';
import { describe, expect, it } from 'vitest';
import { hasQuestion, refusalWords, syncFailureText } from './refusal-text.js';
import { CARE_TYPE_WORDS } from './care-record-words.js';
import { fieldName, typeName } from './record-words.js';

const fieldsOf = (schema: TSchema): string[] =>
  Object.keys(schema['properties'] as object).filter((field) => !ENVELOPE_FIELDS.has(field));
const invalid = (field: string, rule = 'pattern'): Refusal => ({ kind: 'invalid', field, rule });

describe('what the server refused, in words', () => {
  it.each([
    ['insurance.number', 'pattern', 'Mục “Thẻ BHYT” chưa đúng nên máy chủ không nhận.'],
    ['name', 'required', 'Mục “Họ và tên” đang bỏ trống nên máy chủ không nhận.'],
    ['note', 'maxLength', 'Mục “Ghi chú” dài quá nên máy chủ không nhận.'],
    ['address', 'characters', 'Mục “Địa chỉ” có chữ bị hỏng nên máy chủ không nhận.'],
    ['insurance.number', 'required', 'Mục “Thẻ BHYT” chưa đúng nên máy chủ không nhận.'],
  ])('a person’s %s (%s): %s', (field, rule, why) => {
    expect(refusalWords(invalid(field, rule), 'person')).toEqual({
      why,
      whatNow: 'Sửa mục này rồi lưu, máy tự gửi lại.',
      mender: 'form',
    });
  });

  it.each([
    ['vitals.systolicMmHg', 'Huyết áp'],
    ['vitals.weightKg', 'Cân nặng'],
    ['diagnoses.0.code', 'Chẩn đoán'],
    ['occurredAt', 'Lúc khám'],
  ])('a visit’s %s is called %s', (field, name) => {
    const { why, mender } = refusalWords(invalid(field), 'encounter');
    expect(why).toContain(`“${name}”`);
    expect(mender).toBe('form');
  });

  it.each(['', '_id', 'createdAt', 'createdBy.accountId', 'stamps.phone.at', 'stationId'])(
    'what the tablet writes by itself (“%s”) is nobody’s to mend here',
    (field) => {
      const { why, whatNow, mender } = refusalWords(invalid(field), 'person');
      expect(why).toBe('Phần do máy tự ghi trong bản này chưa đúng.');
      expect(whatNow).toContain('Báo người quản trị');
      expect(mender).toBe('others');
    },
  );

  it('too many differences lead to the differences', () => {
    expect(refusalWords(invalid('superseded', 'maxItems'), 'person').mender).toBe('differences');
  });

  it.each([
    [{ kind: 'unknown-type' }, 'others', 'Gửi lại'],
    [{ kind: 'too-new' }, 'others', 'Gửi lại'],
    [{ kind: 'too-large' }, 'form', 'Viết gọn'],
    [{ kind: 'wrong-station' }, 'others', 'quản trị'],
    [{ kind: 'not-allowed' }, 'others', 'trạm trưởng'],
    [{ kind: 'forged-author' }, 'others', 'quản trị'],
    [{ kind: 'only-head', field: 'note' }, 'others', 'trưởng trạm'],
    [{ kind: 'immutable', field: 'reason' }, 'others', 'bản sửa'],
  ] as const satisfies readonly (readonly [Refusal, string, string])[])(
    '%o says who can put it right and what to do',
    (refusal, mender, now) => {
      const words = refusalWords(refusal, 'encounter');
      expect(words.mender).toBe(mender);
      expect(words.whatNow).toContain(now);
      expect(words.why).not.toMatch(/[{}]|undefined/);
    },
  );

  it('what was changed at the server is named', () => {
    expect(refusalWords({ kind: 'immutable', field: 'reason' }, 'encounter').why).toContain('Lý do đến khám');
  });
});

describe('every field a worker’s record has', () => {
  it('a worker’s every kind of record has a name of its own', () => {
    const workers = (Object.keys(LIFECYCLE) as DocumentType[]).filter(
      (type) => LIFECYCLE[type] !== 'reference',
    );
    expect(workers.filter((type) => typeName(type) === 'Bản ghi')).toEqual([]);
  });

  it.each([
    ['person', personSchema],
    ['household', householdSchema],
  ] as const)('of a %s has a name in words', (type, schema) => {
    for (const field of fieldsOf(schema)) expect(fieldName(type, field), field).toBeDefined();
  });

  /** Named by the tablet, or by another page: no question of a form asks for them. */
  const NOT_ASKED: Readonly<Record<string, readonly string[]>> = {
    person: [
      'idCardIssuedOn',
      'identitySource',
      'temporaryCode',
      'replacedBy',
      'notSameAs',
      'insuranceLookup',
      'seenOnCard',
    ],
    household: ['headPersonId'],
    encounter: ['personId', 'hamletId', 'status', 'amends', 'statusChange'],
  };
  it.each(Object.keys(CARE_TYPE_WORDS) as (keyof typeof CARE_TYPE_WORDS)[])(
    'of a %s has a name in words, and so has the record itself',
    (type) => {
      const byTablet = ['personId', 'hamletId', 'status', 'statusChange', 'amends'];
      for (const field of fieldsOf(SCHEMAS[type]).filter((one) => !byTablet.includes(one)))
        expect(fieldName(type, field), field).toBeDefined();
      expect(typeName(type)).not.toBe('Bản ghi');
    },
  );

  it.each([
    ['person', personSchema],
    ['household', householdSchema],
    ['encounter', encounterSchema],
  ] as const)('of a %s is asked for by its form, or known not to be', (type, schema) => {
    const silent = fieldsOf(schema).filter((field) => !hasQuestion(type, field));
    expect(silent.filter((field) => !NOT_ASKED[type]?.includes(field))).toEqual([]);
  });
});

describe('why nothing could be received', () => {
  it('a full tablet is said to be full, not to have no session', () => {
    const { why, whatNow } = syncFailureText({ kind: 'storage-full' });
    expect(why).toBe('Bộ nhớ của máy đã đầy nên chưa nhận được dữ liệu mới.');
    expect(whatNow).toContain('Xoá bớt ảnh');
    expect(syncFailureText({ kind: 'storage-failed' }).why).not.toBe(why);
  });
});
