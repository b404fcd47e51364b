// Whether a schema only grew from one version to the next: what an old tablet stored must still be accepted, and what an
// old tablet reads must still be there. A change this file cannot prove harmless counts as narrowed.

import { sameJson } from './canonical-json.js';

export interface SchemaShrink {
  /** `insurance.number`, `diagnoses[].code`; empty for the document itself. */
  readonly field: string;
  readonly kind: 'field-removed' | 'made-required' | 'no-longer-required' | 'value-forgotten' | 'narrowed';
  /** The keyword or the value the shrinking is about. */
  readonly rule?: string;
}

type Schema = Readonly<Record<string, unknown>>;

/** Say something to people, nothing to documents. */
const REMARKS: ReadonlySet<string> = new Set(['$id', '$comment', 'title', 'description', 'examples']);
const LOWER_BOUNDS: ReadonlySet<string> = new Set([
  'minimum',
  'exclusiveMinimum',
  'minLength',
  'minItems',
  'minProperties',
]);
const UPPER_BOUNDS: ReadonlySet<string> = new Set([
  'maximum',
  'exclusiveMaximum',
  'maxLength',
  'maxItems',
  'maxProperties',
]);

const isSchema = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const schemaAt = (schema: Schema, key: string): Schema => {
  const part = Object.hasOwn(schema, key) ? schema[key] : undefined;
  return isSchema(part) ? part : {};
};
const listAt = (schema: Schema, key: string): string[] => {
  const part = schema[key];
  return Array.isArray(part) ? part.map(String) : [];
};
const inside = (field: string, name: string): string => (field === '' ? name : `${field}.${name}`);

function propertyShrinks(field: string, older: Schema, newer: Schema): SchemaShrink[] {
  const [before, after] = [schemaAt(older, 'properties'), schemaAt(newer, 'properties')];
  return Object.keys(before).flatMap((name): SchemaShrink[] =>
    Object.hasOwn(after, name)
      ? shrinksAt(inside(field, name), schemaAt(before, name), schemaAt(after, name))
      : [{ field: inside(field, name), kind: 'field-removed' }],
  );
}

function requiredShrinks(field: string, older: Schema, newer: Schema): SchemaShrink[] {
  const [before, after] = [listAt(older, 'required'), listAt(newer, 'required')];
  const added = after.filter((name) => !before.includes(name));
  const dropped = before.filter(
    (name) => !after.includes(name) && Object.hasOwn(schemaAt(newer, 'properties'), name),
  );
  return [
    ...added.map((name) => ({ field: inside(field, name), kind: 'made-required' as const })),
    ...dropped.map((name) => ({ field: inside(field, name), kind: 'no-longer-required' as const })),
  ];
}

function forgottenValues(field: string, older: Schema, newer: Schema): SchemaShrink[] {
  const known = listAt(newer, 'x-known');
  const forgotten = listAt(older, 'x-known').filter((value) => !known.includes(value));
  return forgotten.map((rule) => ({ field, kind: 'value-forgotten', rule }));
}

function isNarrowed(keyword: string, older: unknown, newer: unknown): boolean {
  if (sameJson(older, newer)) return false;
  if (LOWER_BOUNDS.has(keyword)) return newer !== undefined && !(Number(newer) <= Number(older));
  if (UPPER_BOUNDS.has(keyword)) return newer !== undefined && !(Number(newer) >= Number(older));
  if (keyword === 'type') return !(older === 'integer' && newer === 'number');
  // Of two patterns nobody can say mechanically which takes more; none at all takes everything.
  return !(keyword === 'pattern' && newer === undefined);
}

function shrinksAt(field: string, older: Schema, newer: Schema): SchemaShrink[] {
  const keywords = new Set([...Object.keys(older), ...Object.keys(newer)]);
  return [...keywords].sort().flatMap((keyword): SchemaShrink[] => {
    if (REMARKS.has(keyword)) return [];
    if (keyword === 'properties') return propertyShrinks(field, older, newer);
    if (keyword === 'required') return requiredShrinks(field, older, newer);
    if (keyword === 'x-known') return forgottenValues(field, older, newer);
    const [before, after] = [older[keyword], newer[keyword]];
    if (keyword === 'items' && isSchema(before) && isSchema(after))
      return shrinksAt(`${field}[]`, before, after);
    if (keyword === 'patternProperties' && isSchema(before) && isSchema(after)) {
      const patterns = new Set([...Object.keys(before), ...Object.keys(after)]);
      return [...patterns].flatMap((pattern) =>
        shrinksAt(`${field}{}`, schemaAt(before, pattern), schemaAt(after, pattern)),
      );
    }
    return isNarrowed(keyword, before, after) ? [{ field, kind: 'narrowed', rule: keyword }] : [];
  });
}

/** Everything `newer` takes away from `older`; empty where it only grew. */
export const schemaShrinks = (older: object, newer: object): SchemaShrink[] =>
  shrinksAt('', { ...older }, { ...newer });
