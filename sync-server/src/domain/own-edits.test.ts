import { describe, expect, it } from 'vitest';
import { clampRegistryStamps } from '@tram/shared-schema/document/clamp-stamps.js';
import {
  editRegistry,
  keepCurrent,
  takeLost,
  type FieldChanges,
} from '@tram/shared-schema/document/edit-registry.js';
import { formatHlc } from '@tram/shared-schema/document/hybrid-clock.js';
import type { AccountId, ReplicaId } from '@tram/shared-schema/document/ids.js';
import { instantAt } from '@tram/shared-schema/document/instant.js';
import { mergeRegistry } from '@tram/shared-schema/document/merge-registry.js';
import type { Person } from '@tram/shared-schema/people/person.js';
import {
  encounter,
  household,
  NOW_MS,
  NURSE,
  OTHER_TABLET,
  person,
  replica,
  stamp,
  TABLET,
  ulidOf,
} from '#testing/documents.js';
import { authorRefusal, type Bearer } from './own-edits.js';

const COLLEAGUE = `account:${ulidOf(22)}` as AccountId;
const STRANGER = `account:${ulidOf(99)}` as AccountId;
const THIRD_TABLET = replica('tabletc');
const bearer: Bearer = { replicas: new Set([TABLET]), accounts: new Set([NURSE, COLLEAGUE]) };
const FORGED = { kind: 'forged-author' };

const edit = (
  doc: Person,
  changes: FieldChanges<Person>,
  replicaId: ReplicaId = TABLET,
  accountId = NURSE,
): Person => editRegistry<Person>(doc, changes, { nowMs: NOW_MS, replicaId, accountId });

describe('a new document', () => {
  it('is taken from the tablet it was made on, by any account of the station', () => {
    expect(authorRefusal(person(1), undefined, bearer)).toBeUndefined();
    const byColleague = person(1, { createdBy: { accountId: COLLEAGUE, replicaId: TABLET } });
    expect(authorRefusal(byColleague, undefined, bearer)).toBeUndefined();
  });

  it('is refused when it claims another tablet or an account of no one here', () => {
    const elsewhere = person(1, { createdBy: { accountId: NURSE, replicaId: OTHER_TABLET } });
    expect(authorRefusal(elsewhere, undefined, bearer)).toEqual(FORGED);
    const stranger = person(1, { createdBy: { accountId: STRANGER, replicaId: TABLET } });
    expect(authorRefusal(stranger, undefined, bearer)).toEqual(FORGED);
  });

  it('may have been edited before it was first sent, but only here', () => {
    expect(authorRefusal(edit(person(1), { phone: '0900000001' }), undefined, bearer)).toBeUndefined();
    expect(authorRefusal(edit(person(1), { phone: '0900000001' }, OTHER_TABLET), undefined, bearer)).toEqual(
      FORGED,
    );
    expect(
      authorRefusal(edit(person(1), { phone: '0900000001' }, TABLET, STRANGER), undefined, bearer),
    ).toEqual(FORGED);
  });

  it('may bring no value that is said to have lost elsewhere', () => {
    const lost = { field: 'phone', value: '0900000009', stamp: stamp(OTHER_TABLET, 1) };
    expect(authorRefusal(person(1, { superseded: [lost] }), undefined, bearer)).toEqual(FORGED);
  });

  it('may not claim to have seen edits of others', () => {
    const doc = person(1, {
      phone: '0900000001',
      stamps: { phone: stamp(TABLET, 1, { seen: { [OTHER_TABLET]: 7 } }) },
    });
    expect(authorRefusal(doc, undefined, bearer)).toEqual(FORGED);
  });
});

describe('an edit of a person the server knows', () => {
  const base = person(1);
  const byOther = edit(base, { phone: '0900000002' }, OTHER_TABLET, COLLEAGUE);

  it('is taken from this tablet', () => {
    expect(authorRefusal(edit(base, { phone: '0900000001' }), base, bearer)).toBeUndefined();
  });

  it('may carry along what another tablet did, when the server has it', () => {
    const both = edit(mergeRegistry(base, byOther), { note: 'Đã gọi' });
    expect(authorRefusal(both, byOther, bearer)).toBeUndefined();
  });

  it('may follow on another tablet’s edit of the same field', () => {
    const next = edit(byOther, { phone: '0900000003' });
    expect(authorRefusal(next, byOther, bearer)).toBeUndefined();
  });

  it('may be an old copy that still shows what others have replaced since', () => {
    const replaced = edit(byOther, { phone: '0900000003' }, THIRD_TABLET);
    const stale = edit(byOther, { note: 'Đã gọi' });
    expect(authorRefusal(stale, replaced, bearer)).toBeUndefined();
  });

  it('is refused when it brings another tablet’s edit the server has never seen', () => {
    expect(authorRefusal(byOther, base, bearer)).toEqual(FORGED);
  });

  it('is taken after a restore, when this tablet brings back what the server lost', () => {
    const vouching: Bearer = { ...bearer, replicas: new Set([TABLET, OTHER_TABLET]) };
    expect(authorRefusal(byOther, base, vouching)).toBeUndefined();
  });

  it('is refused when it gives another tablet’s edit another value, time or author', () => {
    const otherValue = { ...byOther, phone: '0999999999' };
    const earlier = {
      ...byOther,
      stamps: {
        phone: {
          ...stamp(OTHER_TABLET, 1),
          by: COLLEAGUE,
          at: formatHlc({ ms: 1, counter: 0, replica: OTHER_TABLET }),
        },
      },
    };
    expect(authorRefusal(otherValue, byOther, bearer)).toEqual(FORGED);
    expect(authorRefusal(earlier, byOther, bearer)).toEqual(FORGED);
  });

  it('is refused when it claims to have seen edits nobody made, which would make them vanish when they come', () => {
    const doc = { ...edit(base, { phone: '0900000001' }) };
    const seen = { ...doc, stamps: { phone: { ...stamp(TABLET, 1), seen: { [OTHER_TABLET]: 50 } } } };
    expect(authorRefusal(seen, base, bearer)).toEqual(FORGED);
  });

  it('is refused by field when a value is changed without a stamp', () => {
    expect(authorRefusal({ ...base, name: 'Tên Khác' }, base, bearer)).toEqual({
      kind: 'immutable',
      field: 'name',
    });
    expect(authorRefusal({ ...base, note: 'thêm' }, base, bearer)).toEqual({
      kind: 'immutable',
      field: 'note',
    });
  });

  it('is taken when an older app leaves out a field it does not know', () => {
    const newer = { ...base, bloodGroup: 'O' } as Person;
    expect(authorRefusal(edit(base, { phone: '0900000001' }), newer, bearer)).toBeUndefined();
  });

  it('is refused when it rewrites who created the person, or when', () => {
    const otherAuthor = { ...base, createdBy: { accountId: COLLEAGUE, replicaId: TABLET } };
    expect(authorRefusal(otherAuthor, base, bearer)).toEqual({ kind: 'immutable', field: 'createdBy' });
    const otherTime = { ...base, createdAt: instantAt(NOW_MS - 1) };
    expect(authorRefusal(otherTime, base, bearer)).toEqual({ kind: 'immutable', field: 'createdAt' });
  });

  it('is taken again when its time was pulled back and the tablet sends the original', () => {
    const ahead = editRegistry<Person>(
      base,
      { phone: '0900000001' },
      { nowMs: NOW_MS + 9e6, replicaId: OTHER_TABLET, accountId: NURSE },
    );
    const stored = clampRegistryStamps(ahead, NOW_MS);
    expect(authorRefusal(ahead, stored, bearer)).toBeUndefined();
  });
});

describe('a disagreement that was looked at', () => {
  const base = person(1);
  const mine = edit(base, { phone: '0900000001' });
  const theirs = edit(base, { phone: '0900000002' }, OTHER_TABLET);
  const both = mergeRegistry(mine, theirs);
  const [lost] = both.superseded ?? [];
  const editor = { nowMs: NOW_MS + 5000, replicaId: TABLET, accountId: NURSE };

  it('is settled by this tablet, whichever value it keeps', () => {
    if (!lost) throw new Error('nothing lost');
    expect(authorRefusal(keepCurrent(both, lost, editor), both, bearer)).toBeUndefined();
    expect(authorRefusal(takeLost(both, lost, editor), both, bearer)).toBeUndefined();
  });

  it('is not settled in another tablet’s name', () => {
    if (!lost) throw new Error('nothing lost');
    const kept = keepCurrent(both, lost, { ...editor, replicaId: THIRD_TABLET });
    expect(authorRefusal(kept, both, bearer)).toEqual(FORGED);
  });
});

describe('an encounter', () => {
  const change = (replicaId: ReplicaId, by = NURSE) => ({
    at: formatHlc({ ms: NOW_MS, counter: 0, replica: replicaId }),
    by,
  });

  it('is never rewritten, and the refusal says which field', () => {
    const other = encounter(1, { reason: 'Sốt' });
    expect(authorRefusal(other, encounter(1), bearer)).toEqual({ kind: 'immutable', field: 'reason' });
  });

  it('may be declared an error by this tablet', () => {
    const wrong = encounter(1, { status: 'entered-in-error', statusChange: change(TABLET) });
    expect(authorRefusal(wrong, encounter(1), bearer)).toBeUndefined();
  });

  it('is not declared an error in another tablet’s or a stranger’s name, nor by nobody', () => {
    const elsewhere = encounter(1, { status: 'entered-in-error', statusChange: change(OTHER_TABLET) });
    expect(authorRefusal(elsewhere, encounter(1), bearer)).toEqual(FORGED);
    const stranger = encounter(1, { status: 'entered-in-error', statusChange: change(TABLET, STRANGER) });
    expect(authorRefusal(stranger, encounter(1), bearer)).toEqual(FORGED);
    const nobody = encounter(1, { status: 'entered-in-error' });
    expect(authorRefusal(nobody, encounter(1), bearer)).toEqual({
      kind: 'invalid',
      field: 'statusChange',
      rule: 'required',
    });
  });

  it('is taken as an old copy after others declared it an error', () => {
    const stored = encounter(1, { status: 'entered-in-error', statusChange: change(OTHER_TABLET) });
    expect(authorRefusal(encounter(1), stored, bearer)).toBeUndefined();
    expect(authorRefusal(stored, stored, bearer)).toBeUndefined();
  });
});

describe('a household', () => {
  it('follows the same rules as a person', () => {
    const foreign = household(1, { createdBy: { accountId: NURSE, replicaId: OTHER_TABLET } });
    expect(authorRefusal(foreign, undefined, bearer)).toEqual(FORGED);
    expect(authorRefusal(household(1), undefined, bearer)).toBeUndefined();
  });
});
