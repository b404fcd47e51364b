// What the released snapshots of the schemas say about the schemas of this build. A released snapshot is never edited:
// a schema that must change takes the next version, and from one version to the next it only grows.

import { sameJson } from './canonical-json.js';
import { schemaShrinks, type SchemaShrink } from './schema-growth.js';

export type SnapshotFault =
  /** The schema's `$id` is not `<type>.v<n>`. */
  | { kind: 'misnamed'; type: string }
  | { kind: 'missing'; file: string }
  | { kind: 'changed'; file: string }
  | { kind: 'shrunk'; file: string; since: string; shrink: SchemaShrink }
  /** A snapshot of a type or a version that this build does not have (any more). */
  | { kind: 'gone'; file: string }
  | { kind: 'not-a-snapshot'; file: string };

export type Snapshots = ReadonlyMap<string, object>;

const FILE = /^([a-z]+(?:-[a-z]+)*)\.v(\d+)\.json$/;
const ID = /^[a-z]+(?:-[a-z]+)*\.v(\d+)$/;

const fileOf = (type: string, version: number): string => `${type}.v${version}.json`;

function versionOf(type: string, schema: object): number | undefined {
  const id = '$id' in schema ? String(schema.$id) : '';
  const version = ID.exec(id)?.[1];
  return version !== undefined && id === `${type}.v${version}` ? Number(version) : undefined;
}

/** The file name each schema's snapshot has. */
export function snapshotFiles(schemas: Readonly<Record<string, object>>): Map<string, object> {
  const named = Object.entries(schemas).flatMap(([type, schema]) => {
    const version = versionOf(type, schema);
    return version === undefined ? [] : [[fileOf(type, version), schema] as const];
  });
  return new Map(named);
}

function strayFaults(schemas: Readonly<Record<string, object>>, released: Snapshots): SnapshotFault[] {
  return [...released.keys()].flatMap((file): SnapshotFault[] => {
    const [, type = '', version] = FILE.exec(file) ?? [];
    if (version === undefined) return [{ kind: 'not-a-snapshot', file }];
    const schema = Object.hasOwn(schemas, type) ? schemas[type] : undefined;
    const current = schema && versionOf(type, schema);
    return current !== undefined && Number(version) <= current ? [] : [{ kind: 'gone', file }];
  });
}

function chainFaults(type: string, current: number, released: Snapshots): SnapshotFault[] {
  const faults: SnapshotFault[] = [];
  for (let version = 2; version <= current; version += 1) {
    const [since, file] = [fileOf(type, version - 1), fileOf(type, version)];
    const [older, newer] = [released.get(since), released.get(file)];
    if (!older) faults.push({ kind: 'missing', file: since });
    if (older && newer)
      faults.push(
        ...schemaShrinks(older, newer).map((shrink) => ({ kind: 'shrunk' as const, file, since, shrink })),
      );
  }
  return faults;
}

export function snapshotFaults(
  schemas: Readonly<Record<string, object>>,
  released: Snapshots,
): SnapshotFault[] {
  const own = Object.entries(schemas).flatMap(([type, schema]): SnapshotFault[] => {
    const version = versionOf(type, schema);
    if (version === undefined) return [{ kind: 'misnamed', type }];
    const file = fileOf(type, version);
    const snapshot = released.get(file);
    const faults = chainFaults(type, version, released);
    if (!snapshot) return [...faults, { kind: 'missing', file }];
    return sameJson(snapshot, schema) ? faults : [...faults, { kind: 'changed', file }];
  });
  return [...own, ...strayFaults(schemas, released)];
}
