import { Type } from '@sinclair/typebox';
import { describe, expect, it } from 'vitest';
import { snapshotFaults, snapshotFiles } from './schema-snapshots.js';

const v1 = Type.Object({ name: Type.String() }, { $id: 'person.v1' });
const v2 = Type.Object({ name: Type.String(), phone: Type.Optional(Type.String()) }, { $id: 'person.v2' });
const released = (...files: [string, object][]): Map<string, object> => new Map(files);

describe('a released schema', () => {
  it('stands in the file of its type and version', () => {
    expect([...snapshotFiles({ person: v2 }).keys()]).toEqual(['person.v2.json']);
  });

  it('that is as it was released is at peace, with all its earlier versions', () => {
    expect(snapshotFaults({ person: v1 }, released(['person.v1.json', v1]))).toEqual([]);
    expect(snapshotFaults({ person: v2 }, released(['person.v1.json', v1], ['person.v2.json', v2]))).toEqual(
      [],
    );
  });

  it('may not change under the same version', () => {
    const changed = Type.Object(
      { name: Type.String(), phone: Type.Optional(Type.String()) },
      { $id: 'person.v1' },
    );
    expect(snapshotFaults({ person: changed }, released(['person.v1.json', v1]))).toEqual([
      { kind: 'changed', file: 'person.v1.json' },
    ]);
  });

  it('needs a snapshot, and one of every version before', () => {
    expect(snapshotFaults({ person: v1 }, released())).toEqual([{ kind: 'missing', file: 'person.v1.json' }]);
    expect(snapshotFaults({ person: v2 }, released(['person.v2.json', v2]))).toEqual([
      { kind: 'missing', file: 'person.v1.json' },
    ]);
  });

  it('may not shrink from one version to the next', () => {
    const shrunk = Type.Object({ fullName: Type.Optional(Type.String()) }, { $id: 'person.v2' });
    expect(
      snapshotFaults({ person: shrunk }, released(['person.v1.json', v1], ['person.v2.json', shrunk])),
    ).toEqual([
      {
        kind: 'shrunk',
        file: 'person.v2.json',
        since: 'person.v1.json',
        shrink: { field: 'name', kind: 'field-removed' },
      },
    ]);
  });

  it('may not vanish, nor go back to an earlier version', () => {
    expect(snapshotFaults({}, released(['person.v1.json', v1]))).toEqual([
      { kind: 'gone', file: 'person.v1.json' },
    ]);
    expect(snapshotFaults({ person: v1 }, released(['person.v1.json', v1], ['person.v2.json', v2]))).toEqual([
      { kind: 'gone', file: 'person.v2.json' },
    ]);
  });

  it('must be named after its type', () => {
    expect(snapshotFaults({ household: v1 }, released())).toEqual([{ kind: 'misnamed', type: 'household' }]);
    expect(snapshotFaults({ person: Type.Object({}) }, released())).toEqual([
      { kind: 'misnamed', type: 'person' },
    ]);
  });

  it('shares its folder with nothing else', () => {
    expect(snapshotFaults({}, released(['notes.json', {}], ['constructor.v1.json', {}]))).toEqual([
      { kind: 'not-a-snapshot', file: 'notes.json' },
      { kind: 'gone', file: 'constructor.v1.json' },
    ]);
  });
});
