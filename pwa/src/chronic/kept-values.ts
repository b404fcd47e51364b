// Reads a draft written by any version: what this form does not know is left out, what is missing stays as it begins.

import { isInstant } from '@tram/shared-schema/document/instant.js';

type Kept = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Kept =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function sameShape(begun: unknown, kept: unknown): boolean {
  if (Array.isArray(begun)) return Array.isArray(kept);
  if (isRecord(begun)) return isRecord(kept);
  return typeof begun === typeof kept;
}

/** Lists of texts, records of texts and lists of such records: more the forms do not hold. */
function isText(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'boolean';
}
function isPlain(value: unknown): boolean {
  if (isText(value)) return true;
  const parts = Array.isArray(value) ? value : isRecord(value) ? Object.values(value) : undefined;
  return parts !== undefined && parts.every((part) => isText(part) || (isRecord(part) && isPlain(part)));
}

export function keptValues<V extends object>(kept: Kept, begun: V): V {
  const known = Object.entries(kept).filter(([field, value]) => {
    if (!Object.hasOwn(begun, field)) return false;
    if (field === 'startedAt') return typeof value === 'string' && isInstant(value);
    return sameShape(Object.getOwnPropertyDescriptor(begun, field)?.value, value) && isPlain(value);
  });
  return { ...begun, ...Object.fromEntries(known) };
}
