// Whether a value fits one of our JSON Schemas, for where no schema library can be: browsers forbid what the fast ones do.
// Knows the keywords our schemas use and no other: one it does not know is a mistake, never a pass.

export interface Misfit {
  readonly field: string;
  /** The keyword that was not met. */
  readonly rule: string;
}

type Schema = Readonly<Record<string, unknown>>;
type Members = Readonly<Record<string, unknown>>;
type Rule = (wanted: never, value: unknown, field: string, schema: Schema) => Misfit | boolean | undefined;

const isMembers = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
/** Letters as people count them, as JSON Schema says. */
const lengthOf = (text: string): number => Array.from(text).length;
const below = (field: string, name: string | number): string =>
  field === '' ? `${name}` : `${field}.${name}`;

const TYPES: Readonly<Record<string, (value: unknown) => boolean>> = {
  object: isMembers,
  array: Array.isArray,
  string: (value) => typeof value === 'string',
  boolean: (value) => typeof value === 'boolean',
  integer: Number.isInteger,
  number: (value) => typeof value === 'number' && Number.isFinite(value),
};

function firstMisfit(misfits: Iterable<Misfit | undefined>): Misfit | undefined {
  for (const one of misfits) if (one) return one;
  return undefined;
}

function* ofProperties(wanted: Readonly<Record<string, Schema>>, value: Members, field: string) {
  for (const [name, schema] of Object.entries(wanted))
    if (Object.hasOwn(value, name)) yield misfit(schema, value[name], below(field, name));
}
function* ofPatterns(wanted: Readonly<Record<string, Schema>>, value: Members, field: string) {
  for (const [pattern, schema] of Object.entries(wanted)) {
    const fits = new RegExp(pattern, 'u');
    for (const [name, member] of Object.entries(value))
      if (fits.test(name)) yield misfit(schema, member, below(field, name));
  }
}

/** Each answers what does not fit, or whether it does; all but `type` and `const` pass what is of another type. */
const RULES: Readonly<Record<string, Rule>> = {
  type: (wanted: string, value) => TYPES[wanted]?.(value) === true,
  const: (wanted: unknown, value) => value === wanted,
  pattern: (wanted: string, value) => typeof value !== 'string' || new RegExp(wanted, 'u').test(value),
  minLength: (wanted: number, value) => typeof value !== 'string' || lengthOf(value) >= wanted,
  maxLength: (wanted: number, value) => typeof value !== 'string' || lengthOf(value) <= wanted,
  minimum: (wanted: number, value) => typeof value !== 'number' || value >= wanted,
  maximum: (wanted: number, value) => typeof value !== 'number' || value <= wanted,
  exclusiveMinimum: (wanted: number, value) => typeof value !== 'number' || value > wanted,
  exclusiveMaximum: (wanted: number, value) => typeof value !== 'number' || value < wanted,
  minItems: (wanted: number, value) => !Array.isArray(value) || value.length >= wanted,
  maxItems: (wanted: number, value) => !Array.isArray(value) || value.length <= wanted,
  maxProperties: (wanted: number, value) => !isMembers(value) || Object.keys(value).length <= wanted,
  required(wanted: readonly string[], value, field) {
    const missing = isMembers(value) ? wanted.find((name) => !Object.hasOwn(value, name)) : undefined;
    return missing === undefined || { field: below(field, missing), rule: 'required' };
  },
  items: (wanted: Schema, value, field) =>
    !Array.isArray(value) || firstMisfit(value.map((item, at) => misfit(wanted, item, below(field, at)))),
  properties: (wanted: Readonly<Record<string, Schema>>, value, field) =>
    !isMembers(value) || firstMisfit(ofProperties(wanted, value, field)),
  /** One of several schemas fits. */
  anyOf: (wanted: readonly Schema[], value, field) =>
    wanted.some((schema) => misfit(schema, value, field) === undefined),
  /** Only `false` is said: a member no `properties` names is one too many. */
  additionalProperties(wanted: false, value, field, { properties }) {
    if (wanted !== false || !isMembers(value)) return true;
    const named = isMembers(properties) ? properties : {};
    const extra = Object.keys(value).find((name) => !Object.hasOwn(named, name));
    return extra === undefined || { field: below(field, extra), rule: 'additionalProperties' };
  },
  patternProperties: (wanted: Readonly<Record<string, Schema>>, value, field) =>
    !isMembers(value) || firstMisfit(ofPatterns(wanted, value, field)),
  $id: () => true,
  'x-known': () => true,
};

/** The first thing that does not fit; undefined where all does. */
export function misfit(schema: Schema, value: unknown, field = ''): Misfit | undefined {
  for (const [keyword, wanted] of Object.entries(schema)) {
    const rule = Object.hasOwn(RULES, keyword) ? RULES[keyword] : undefined;
    if (!rule) throw new RangeError(`a schema uses a keyword nobody here reads: ${keyword}`);
    const answer = rule(wanted as never, value, field, schema);
    if (answer === false) return { field, rule: keyword };
    if (answer !== true && answer !== undefined) return answer;
  }
  return undefined;
}
