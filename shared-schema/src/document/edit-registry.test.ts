import { describe, expect, it } from 'vitest';
import { aPerson, fixtureId, FIXTURE_MS } from '../../fixtures/builders.js';
import type { Person } from '../people/person.js';
import { clampRegistryStamps } from './clamp-stamps.js';
import { editRegistry, keepCurrent, openDisagreements, takeLost, type Editor } from './edit-registry.js';
import { hlcMs } from './hybrid-clock.js';
import type { ReplicaId } from './ids.js';
import { mergeRegistry } from './merge-registry.js';

const MINUTE = 60_000;
const onTablet = (replica: string, minutes: number): Editor => ({
  nowMs: FIXTURE_MS + minutes * MINUTE,
  replicaId: replica as ReplicaId,
  accountId: fixtureId('account'),
});
const onA = (minutes: number): Editor => onTablet('tableta001', minutes);
const onB = (minutes: number): Editor => onTablet('tabletb001', minutes);
const registered = aPerson({ phone: '0300000001' });
const lostOf = (doc: Person) => openDisagreements(doc).map(({ field, value }) => [field, value]);

function shownAtMs(doc: Person): number {
  const stamp = doc.stamps?.['phone'];
  if (!stamp) throw new Error('expected an edited telephone number');
  return hlcMs(stamp.at);
}

function onlyLost(doc: Person) {
  const [entry, ...more] = openDisagreements(doc);
  if (!entry || more.length > 0) throw new Error('expected one disagreement');
  return entry;
}

describe('a worker changes a field', () => {
  it('and the field remembers who, when and on which tablet; the others stay untouched', () => {
    const edited = editRegistry(registered, { phone: '0300000002' }, onA(1));
    expect(edited.phone).toBe('0300000002');
    expect(Object.keys(edited.stamps ?? {})).toEqual(['phone']);
    expect(edited.stamps?.['phone']).toMatchObject({ n: 1, by: fixtureId('account') });
    expect(registered).toEqual(aPerson({ phone: '0300000001' }));
  });

  it('to what stands there already, and nothing was changed', () => {
    const insured = aPerson({ insurance: { number: '0300000126', facilityCode: '03-001' } });
    const same = editRegistry(
      insured,
      { insurance: { facilityCode: '03-001', number: '0300000126' } },
      onA(1),
    );
    expect(same).toEqual(insured);
  });

  it('to nothing: the field is emptied, and that counts as an edit', () => {
    const emptied = editRegistry(registered, { phone: undefined }, onA(1));
    expect('phone' in emptied).toBe(false);
    expect(mergeRegistry(registered, emptied)).toEqual(emptied);
  });

  it('while another tablet’s value came in behind the open form: that one is kept to be looked at', () => {
    const theirs = mergeRegistry(registered, editRegistry(registered, { phone: '0300000002' }, onB(1)));
    const mine = editRegistry(theirs, { phone: '0300000003', note: 'mới' }, onA(2), {
      phone: registered.phone,
      note: registered.note,
    });
    expect(mine.phone).toBe('0300000003');
    expect(lostOf(mine)).toEqual([['phone', '0300000002']]);
    // Also once everybody has met, and until somebody has looked.
    expect(mergeRegistry(theirs, mine)).toEqual(mine);
    expect(lostOf(keepCurrent(mine, onlyLost(mine), onA(3)))).toEqual([]);
  });

  it('that stood empty before them, while another tablet filled it: what was typed there is kept to be looked at', () => {
    const theirs = mergeRegistry(registered, editRegistry(registered, { note: 'của B' }, onB(1)));
    const mine = editRegistry(theirs, { note: 'của A' }, onA(2), { phone: registered.phone });
    expect(lostOf(mine)).toEqual([['note', 'của B']]);
    expect(mergeRegistry(theirs, mine)).toEqual(mine);
  });

  it('that they had before them, though it has lost to another since: only the other is still in question', () => {
    const seen = editRegistry(registered, { phone: '0300000002' }, onA(1));
    const both = mergeRegistry(seen, editRegistry(registered, { phone: '0300000003' }, onB(2)));
    expect(lostOf(both)).toEqual([['phone', '0300000002']]);
    const mine = editRegistry(both, { phone: '0300000004' }, onA(3), { phone: '0300000002' });
    expect(lostOf(mine)).toEqual([['phone', '0300000003']]);
    expect(mergeRegistry(both, mine)).toEqual(mine);
  });

  it('that they had before them as it stands, and nothing is in question', () => {
    const seen = editRegistry(registered, { phone: '0300000002' }, onB(1));
    const mine = editRegistry(seen, { phone: '0300000003' }, onA(2), { phone: '0300000002' });
    expect(mine.superseded).toBeUndefined();
  });

  it('that is not a worker’s to change, and the program is told so', () => {
    for (const field of [
      '_id',
      '_rev',
      'type',
      'stationId',
      'createdBy',
      'receivedAt',
      'stamps',
      'superseded',
    ]) {
      expect(() => editRegistry(registered, { [field]: 'x' }, onA(1))).toThrow(RangeError);
    }
  });

  it('twice within a millisecond, or after the clock was set back: the last edit stands', () => {
    const first = editRegistry(registered, { phone: '0300000002' }, onA(60));
    const second = editRegistry(first, { phone: '0300000003' }, onA(0));
    expect(mergeRegistry(second, first).phone).toBe('0300000003');
    expect(second.stamps?.['phone']?.n).toBe(2);
    expect(shownAtMs(second)).toBeGreaterThanOrEqual(FIXTURE_MS + 60 * MINUTE);
  });
});

describe('two tablets without network change the same telephone number', () => {
  const a = editRegistry(registered, { phone: '0300000002' }, onA(1));
  const b = editRegistry(registered, { phone: '0300000003' }, onB(2));
  const merged = mergeRegistry(a, b);

  it('and the later one is shown, the other kept for somebody to look at', () => {
    expect(merged.phone).toBe('0300000003');
    expect(lostOf(merged)).toEqual([['phone', '0300000002']]);
    expect(mergeRegistry(b, a)).toEqual(merged);
  });

  it('and different fields are no disagreement at all', () => {
    const named = editRegistry(registered, { name: 'Nguyễn Thị Thử Hai' }, onB(2));
    const both = mergeRegistry(a, named);
    expect([both.phone, both.name]).toEqual(['0300000002', 'Nguyễn Thị Thử Hai']);
    expect(openDisagreements(both)).toEqual([]);
  });

  it('to the same number, and there is nothing to ask', () => {
    const same = editRegistry(registered, { phone: '0300000003' }, onA(1));
    expect(openDisagreements(mergeRegistry(same, b))).toEqual([]);
  });

  it('and one of them empties it: the number that was typed is not lost', () => {
    const emptied = editRegistry(registered, { phone: undefined }, onB(2));
    const one = mergeRegistry(a, emptied);
    expect(one.phone).toBeUndefined();
    expect(lostOf(one)).toEqual([['phone', '0300000002']]);
  });

  it('and a third tablet that saw neither adds its own: all three are there', () => {
    const c = editRegistry(registered, { phone: '0300000004' }, onTablet('tabletc001', 0));
    const all = mergeRegistry(merged, c);
    expect(all.phone).toBe('0300000003');
    expect(lostOf(all)).toEqual([
      ['phone', '0300000002'],
      ['phone', '0300000004'],
    ]);
  });
});

describe('a disagreement is looked at', () => {
  const a = editRegistry(registered, { phone: '0300000002' }, onA(1));
  const b = editRegistry(registered, { phone: '0300000003' }, onB(2));
  const merged = mergeRegistry(a, b);

  it('and the number that stands is kept: the question is gone on every tablet', () => {
    const kept = keepCurrent(merged, onlyLost(merged), onA(10));
    expect(kept.phone).toBe('0300000003');
    expect(openDisagreements(kept)).toEqual([]);
    expect(kept.stamps?.['phone']?.reviewed?.by).toBe(fixtureId('account'));
    for (const old of [a, b, merged]) expect(mergeRegistry(kept, old)).toEqual(kept);
  });

  it('and the number that had lost is taken: it stands, and the other is not a new loss', () => {
    const taken = takeLost(merged, onlyLost(merged), onA(10));
    expect(taken.phone).toBe('0300000002');
    expect(openDisagreements(taken)).toEqual([]);
    for (const old of [a, b, merged]) expect(mergeRegistry(old, taken)).toEqual(taken);
  });

  it('on two tablets at once, with different answers: what was taken stands and nothing comes back', () => {
    const kept = keepCurrent(merged, onlyLost(merged), onA(10));
    const taken = takeLost(merged, onlyLost(merged), onB(11));
    const both = mergeRegistry(kept, taken);
    expect(both.phone).toBe('0300000002');
    expect(openDisagreements(both)).toEqual([]);
    expect(mergeRegistry(taken, kept)).toEqual(both);
  });

  it('on two tablets at once, each keeping what the other let go: both numbers are asked about again', () => {
    // The server pulled back the clock of A's edit, and only one of the two had heard of it.
    const ahead = editRegistry(registered, { phone: '0300000002' }, onA(365 * 24 * 60));
    const one = mergeRegistry(clampRegistryStamps(ahead, FIXTURE_MS), b);
    const other = mergeRegistry(ahead, b);
    expect([one.phone, other.phone]).toEqual(['0300000003', '0300000002']);
    const both = mergeRegistry(
      keepCurrent(one, onlyLost(one), onA(10)),
      keepCurrent(other, onlyLost(other), onB(11)),
    );
    expect([both.phone, ...openDisagreements(both).map(({ value }) => value)].toSorted()).toEqual([
      '0300000002',
      '0300000003',
    ]);
  });

  it('while a third tablet changes the number again: that change is not swallowed by the answer', () => {
    const c = editRegistry(b, { phone: '0300000009' }, onTablet('tabletc001', 5));
    const kept = keepCurrent(merged, onlyLost(merged), onA(10));
    expect(mergeRegistry(kept, c).phone).toBe('0300000009');
    expect(openDisagreements(mergeRegistry(kept, c))).toEqual([]);
  });

  it('that somebody else settled already: nothing happens a second time', () => {
    const entry = onlyLost(merged);
    const kept = keepCurrent(merged, entry, onA(10));
    expect(keepCurrent(kept, entry, onA(11)).phone).toBe('0300000003');
    expect(keepCurrent(registered, entry, onA(11))).toBe(registered);
  });
});

describe('one tablet after the other', () => {
  it('changes the number that came from the first: nothing is lost, nobody is asked', () => {
    const a = editRegistry(registered, { phone: '0300000002' }, onA(1));
    const b = editRegistry(a, { phone: '0300000003' }, onB(2));
    expect(openDisagreements(mergeRegistry(a, b))).toEqual([]);
    expect(mergeRegistry(a, b)).toEqual(b);
  });

  it('also when the second tablet’s clock is an hour behind', () => {
    const a = editRegistry(registered, { phone: '0300000002' }, onA(60));
    const b = editRegistry(a, { phone: '0300000003' }, onB(0));
    expect(mergeRegistry(a, b).phone).toBe('0300000003');
    expect(openDisagreements(mergeRegistry(b, a))).toEqual([]);
  });

  it('edits twice between two contacts: its own first edit is not a loss', () => {
    const first = editRegistry(registered, { phone: '0300000002' }, onA(1));
    const second = editRegistry(first, { phone: '0300000003' }, onA(2));
    expect(openDisagreements(mergeRegistry(registered, second))).toEqual([]);
    const b = editRegistry(registered, { phone: '0300000004' }, onB(3));
    expect(lostOf(mergeRegistry(b, second))).toEqual([['phone', '0300000003']]);
  });
});

describe('the server accepted an edit whose answer never arrived', () => {
  const sent = editRegistry(registered, { phone: '0300000002' }, onA(1));
  const server = mergeRegistry(registered, sent);
  const editedAgain = editRegistry(sent, { phone: '0300000005' }, onA(5));

  it('and the tablet edits again and sends: its own earlier edit is not a loss', () => {
    expect(mergeRegistry(server, editedAgain)).toEqual(editedAgain);
  });

  it('and meanwhile another tablet saw it and changed it: only what neither had seen is a loss', () => {
    const b = editRegistry(server, { phone: '0300000004' }, onB(3));
    const merged = mergeRegistry(b, editedAgain);
    expect(merged.phone).toBe('0300000005');
    expect(lostOf(merged)).toEqual([['phone', '0300000004']]);
  });

  it('and the tablet sends the same edit a second time: nothing changes', () => {
    const b = editRegistry(server, { phone: '0300000004' }, onB(3));
    expect(mergeRegistry(b, sent)).toEqual(b);
  });
});

describe('a tablet whose clock runs a year ahead', () => {
  const YEAR = 365 * 24 * 60;
  const ahead = editRegistry(registered, { phone: '0300000002' }, onA(YEAR));

  it('is pulled back by the server, its own time kept beside', () => {
    const stored = clampRegistryStamps(ahead, FIXTURE_MS);
    expect(shownAtMs(stored)).toBe(FIXTURE_MS);
    expect(stored.stamps?.['phone']?.deviceAt).toBe(ahead.stamps?.['phone']?.at);
    expect(clampRegistryStamps(stored, FIXTURE_MS)).toBe(stored);
  });

  it('cannot overrule every later edit: the next one of another tablet is shown', () => {
    const stored = clampRegistryStamps(ahead, FIXTURE_MS);
    const b = editRegistry(registered, { phone: '0300000003' }, onB(5));
    expect(mergeRegistry(stored, b).phone).toBe('0300000003');
    expect(lostOf(mergeRegistry(stored, b))).toEqual([['phone', '0300000002']]);
  });

  it('sends the same edit again a day later, and the server’s copy does not change', () => {
    const stored = clampRegistryStamps(ahead, FIXTURE_MS);
    const again = clampRegistryStamps(ahead, FIXTURE_MS + 24 * 60 * MINUTE);
    expect(mergeRegistry(stored, again)).toEqual(stored);
  });
});
