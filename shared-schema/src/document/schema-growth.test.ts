import { Type } from '@sinclair/typebox';
import { describe, expect, it } from 'vitest';
import { SCHEMAS } from './schemas.js';
import { openEnum } from './schema-parts.js';
import { schemaShrinks } from './schema-growth.js';

const optionalText = Type.Optional(Type.String({ minLength: 1, maxLength: 20 }));
const v1 = {
  name: Type.String({ minLength: 1, maxLength: 120 }),
  phone: optionalText,
  sex: openEnum(['male', 'female']),
  year: Type.Optional(Type.Integer({ minimum: 1880 })),
  weightKg: Type.Optional(Type.Number({ minimum: 0.3, exclusiveMaximum: 350 })),
  code: Type.Optional(Type.String({ pattern: '^\\d{12}$' })),
  diagnoses: Type.Optional(Type.Array(Type.Object({ code: Type.String() }), { maxItems: 12 })),
  counts: Type.Optional(Type.Record(Type.String({ pattern: '^[a-z]+$' }), Type.Integer({ minimum: 1 }))),
};
const from = (change: object) =>
  schemaShrinks(Type.Object(v1, { $id: 'x.v1' }), Type.Object({ ...v1, ...change }, { $id: 'x.v2' }));
const without = (name: keyof typeof v1) => {
  const { [name]: _gone, ...rest } = v1;
  return schemaShrinks(Type.Object(v1), Type.Object(rest));
};

describe('a schema that only grew', () => {
  it.each([
    ['stayed as it is', {}],
    ['has a new field that may be missing', { email: optionalText }],
    ['lets a name be longer', { name: Type.String({ minLength: 1, maxLength: 200 }) }],
    ['has no upper limit any more', { phone: Type.Optional(Type.String({ minLength: 1 })) }],
    [
      'takes a smaller child',
      { weightKg: Type.Optional(Type.Number({ minimum: 0.2, exclusiveMaximum: 350 })) },
    ],
    ['takes parts of a year', { year: Type.Optional(Type.Number({ minimum: 1880 })) }],
    ['knows one more value', { sex: openEnum(['male', 'female', 'other']) }],
    ['takes any code at all', { code: Type.Optional(Type.String()) }],
    [
      'has a new field in a list',
      {
        diagnoses: Type.Optional(
          Type.Array(Type.Object({ code: Type.String(), note: optionalText }), { maxItems: 12 }),
        ),
      },
    ],
    [
      'explains itself better',
      { phone: Type.Optional(Type.String({ minLength: 1, maxLength: 20, description: 'ten digits' })) },
    ],
  ])('%s', (_what, change) => {
    expect(from(change)).toEqual([]);
  });
});

describe('a schema may not', () => {
  it('lose a field, not even one that was hardly ever used: old tablets still write it', () => {
    expect(without('phone')).toEqual([{ field: 'phone', kind: 'field-removed' }]);
    expect(without('name')).toEqual([{ field: 'name', kind: 'field-removed' }]);
  });

  it.each([
    [
      'demand a field that old documents lack',
      { phone: Type.String({ minLength: 1, maxLength: 20 }) },
      { field: 'phone', kind: 'made-required' },
    ],
    ['demand a new field', { email: Type.String() }, { field: 'email', kind: 'made-required' }],
    [
      'drop a demand old tablets rely on',
      { name: Type.Optional(Type.String({ minLength: 1, maxLength: 120 })) },
      { field: 'name', kind: 'no-longer-required' },
    ],
    [
      'shorten a text',
      { name: Type.String({ minLength: 1, maxLength: 100 }) },
      { field: 'name', kind: 'narrowed', rule: 'maxLength' },
    ],
    [
      'raise a lower bound',
      { year: Type.Optional(Type.Integer({ minimum: 1900 })) },
      { field: 'year', kind: 'narrowed', rule: 'minimum' },
    ],
    [
      'lower an upper bound',
      { weightKg: Type.Optional(Type.Number({ minimum: 0.3, exclusiveMaximum: 300 })) },
      { field: 'weightKg', kind: 'narrowed', rule: 'exclusiveMaximum' },
    ],
    [
      'bound what was not bounded',
      { year: Type.Optional(Type.Integer({ minimum: 1880, maximum: 2100 })) },
      { field: 'year', kind: 'narrowed', rule: 'maximum' },
    ],
    [
      'take whole numbers only',
      { weightKg: Type.Optional(Type.Integer({ minimum: 0.3, exclusiveMaximum: 350 })) },
      { field: 'weightKg', kind: 'narrowed', rule: 'type' },
    ],
    [
      'change what a field is',
      { year: Type.Optional(Type.String({ minimum: 1880 })) },
      { field: 'year', kind: 'narrowed', rule: 'type' },
    ],
    [
      'change a pattern: nobody can say which takes more',
      { code: Type.Optional(Type.String({ pattern: '^\\d{9,12}$' })) },
      { field: 'code', kind: 'narrowed', rule: 'pattern' },
    ],
    [
      'demand a pattern where there was none',
      { name: Type.String({ minLength: 1, maxLength: 120, pattern: '^\\p{L}' }) },
      { field: 'name', kind: 'narrowed', rule: 'pattern' },
    ],
    [
      'forget a value',
      { sex: openEnum(['female']) },
      { field: 'sex', kind: 'value-forgotten', rule: 'male' },
    ],
    [
      'close a list of values',
      { sex: Type.Union([Type.Literal('male'), Type.Literal('female')]) },
      { field: 'sex', kind: 'narrowed', rule: 'anyOf' },
    ],
    [
      'hold fewer diagnoses',
      { diagnoses: Type.Optional(Type.Array(Type.Object({ code: Type.String() }), { maxItems: 10 })) },
      { field: 'diagnoses', kind: 'narrowed', rule: 'maxItems' },
    ],
    [
      'lose a field within a list',
      { diagnoses: Type.Optional(Type.Array(Type.Object({}), { maxItems: 12 })) },
      { field: 'diagnoses[].code', kind: 'field-removed' },
    ],
    [
      'demand a field within a list',
      {
        diagnoses: Type.Optional(
          Type.Array(Type.Object({ code: Type.String(), role: Type.String() }), { maxItems: 12 }),
        ),
      },
      { field: 'diagnoses[].role', kind: 'made-required' },
    ],
    [
      'narrow what stands under a free key',
      {
        counts: Type.Optional(
          Type.Record(Type.String({ pattern: '^[a-z]+$' }), Type.Integer({ minimum: 2 })),
        ),
      },
      { field: 'counts{}', kind: 'narrowed', rule: 'minimum' },
    ],
  ])('%s', (_what, change, shrink) => {
    expect(from(change)).toContainEqual(shrink);
  });

  it('refuse fields it does not know: a newer tablet may send them', () => {
    const closed = Type.Object(v1, { additionalProperties: false });
    expect(schemaShrinks(Type.Object(v1), closed)).toEqual([
      { field: '', kind: 'narrowed', rule: 'additionalProperties' },
    ]);
  });
});

describe('the schemas of this build', () => {
  it.each(Object.entries(SCHEMAS))('%s has grown from itself', (_type, schema) => {
    expect(schemaShrinks(schema, schema)).toEqual([]);
  });
});
