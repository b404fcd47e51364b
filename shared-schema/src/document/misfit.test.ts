import { describe, expect, it } from 'vitest';
import { CODE_LIST_SCHEMAS } from '../reference/code-list.schema.js';
import { misfit } from './misfit.js';
import { SCHEMAS } from './schemas.js';

describe('every schema of ours', () => {
  /** Something of every type at every place: whichever keyword stands there is asked. */
  const walk = (schema: Readonly<Record<string, unknown>>): void => {
    for (const value of [{}, [], [1], 'text', 1, true, null])
      expect(() => misfit(schema, value)).not.toThrow();
    for (const [keyword, wanted] of Object.entries(schema)) {
      const within =
        keyword === 'properties' || keyword === 'patternProperties'
          ? Object.values(wanted as object)
          : keyword === 'anyOf'
            ? (wanted as object[])
            : keyword === 'items'
              ? [wanted]
              : [];
      for (const inner of within) walk(inner as Readonly<Record<string, unknown>>);
    }
  };

  it.each(Object.entries({ ...SCHEMAS, ...CODE_LIST_SCHEMAS }))(
    '%s is read to its last keyword',
    (_type, schema) => {
      walk(schema);
    },
  );
});

describe('a value', () => {
  it.each([
    [{ type: 'boolean' }, false, undefined],
    [{ type: 'boolean' }, 0, 'type'],
    [{ type: 'array', minItems: 1 }, [], 'minItems'],
    [{ type: 'array', minItems: 1 }, [1], undefined],
    [{ anyOf: [{ type: 'boolean' }, { type: 'number', maximum: 3 }] }, true, undefined],
    [{ anyOf: [{ type: 'boolean' }, { type: 'number', maximum: 3 }] }, 3, undefined],
    [{ anyOf: [{ type: 'boolean' }, { type: 'number', maximum: 3 }] }, 4, 'anyOf'],
    [{ type: 'object', additionalProperties: false, properties: { a: {} } }, { a: 1 }, undefined],
    [
      { type: 'object', additionalProperties: false, properties: { a: {} } },
      { b: 1 },
      'additionalProperties',
    ],
  ])('%j of %j: %s', (schema, value, rule) => {
    expect(misfit(schema, value)?.rule).toBe(rule);
  });
});
