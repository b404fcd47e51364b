// Whether a piece of JSON is a document of a kind, a version and a size that is taken in at all: asked at the server of
// what a tablet sends, and on a tablet of what a file brings. The first thing wrong is named by field and rule; values
// are never repeated. How a schema is read is the caller's: the server has a faster way than a browser allows.

import { shapeRefusal } from '../document/document-shape.js';
import { LIFECYCLE, type DocumentType, type TramDocument } from '../document/document-types.js';
import { isInstant } from '../document/instant.js';
import type { Misfit } from '../document/misfit.js';
import { SCHEMAS } from '../document/schemas.js';
import { err, ok, type Result } from '../result.js';
import { MAX_DOCUMENT_BYTES } from './limits.js';
import type { Refusal } from './wire.js';

export type CheckDocument = (candidate: unknown) => Result<TramDocument, Refusal>;

export interface SchemaReading {
  misfit(type: DocumentType, candidate: object): Misfit | undefined;
  /** Of a text in UTF-8. */
  byteLength(text: string): number;
}

/** `person.v3` → 3: the newest version known here. */
function versionOf(type: DocumentType): number {
  const version = Number(/\.v(\d+)$/.exec(SCHEMAS[type].$id ?? '')?.[1]);
  if (!Number.isInteger(version)) throw new Error(`the schema of ${type} does not say its version`);
  return version;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isKnown = (type: unknown): type is DocumentType =>
  typeof type === 'string' && Object.hasOwn(LIFECYCLE, type);
const invalid = (field: string, rule: string) =>
  err<Refusal>({ kind: 'invalid', field: field.slice(0, 120), rule });

export function documentCheck({ misfit, byteLength }: SchemaReading): CheckDocument {
  const versions = new Map((Object.keys(LIFECYCLE) as DocumentType[]).map((type) => [type, versionOf(type)]));
  return (candidate) => {
    if (!isRecord(candidate)) return invalid('', 'object');
    const misshapen = shapeRefusal(candidate);
    if (misshapen) return err(misshapen);
    const { type, schemaVersion, createdAt } = candidate;
    if (!isKnown(type)) return err({ kind: 'unknown-type' });
    if (typeof schemaVersion === 'number' && schemaVersion > (versions.get(type) ?? 0))
      return err({ kind: 'too-new' });
    if (byteLength(JSON.stringify(candidate)) > MAX_DOCUMENT_BYTES) return err({ kind: 'too-large' });
    const wrong = misfit(type, candidate);
    if (wrong) return invalid(wrong.field, wrong.rule);
    if (typeof createdAt !== 'string' || !isInstant(createdAt)) return invalid('createdAt', 'instant');
    return ok(candidate as TramDocument);
  };
}
