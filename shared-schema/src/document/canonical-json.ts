// One text per value, whatever order its keys were written in: how two replicas ask "is this the same?".

export type Json =
  null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined };

export function canonicalJson(value: unknown): string {
  if (value === undefined) return '';
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item) || 'null').join(',')}]`;
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
  return `{${members.join(',')}}`;
}

type Members = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function sameMembers(a: Members, b: Members): boolean {
  const defined = (members: Members): string[] =>
    Object.keys(members).filter((key) => members[key] !== undefined);
  const keys = defined(a);
  return (
    keys.length === defined(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && sameJson(a[key], b[key]))
  );
}

/** Whether `canonicalJson` is the same, without writing it down: this is asked of every document that comes and goes. */
export function sameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (isObject(a) && isObject(b)) return sameMembers(a, b);
  if (Array.isArray(a) && Array.isArray(b)) {
    // Counted, because a gap in a list is skipped by everything else.
    for (let n = 0; n < a.length; n += 1) if (!sameJson(a[n] ?? null, b[n] ?? null)) return false;
    return a.length === b.length;
  }
  return canonicalJson(a) === canonicalJson(b);
}
