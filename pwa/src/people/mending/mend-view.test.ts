import type { HamletId } from '@tram/shared-schema/document/ids.js';
import { fixtureId } from '@tram/shared-schema/fixtures/builders.js';
import type { DefectId } from '@tram/shared-schema/people/record-defects.js';
import { describe, expect, it } from 'vitest';
import type { MendRow } from './mend-rows.js';
import { isFor, kindsIn, mendView, nextAfter, NO_HAMLET } from './mend-view.js';

const [upper, lower] = [fixtureId('hamlet', 1), fixtureId('hamlet', 2)];
const row = (n: number, order: string, hamletId: HamletId | undefined, ...defects: DefectId[]): MendRow => ({
  id: fixtureId('person', n),
  name: order,
  order,
  hamletId,
  defects,
});
const all = [
  row(1, 'C', upper, 'personal-id-missing', 'insurance-expired'),
  row(2, 'A', lower, 'insurance-expired'),
  row(3, 'B', undefined, 'name-untidy'),
  row(4, 'A', upper, 'name-untidy'),
];
const everything = { defect: undefined, hamletId: undefined };
const view = (filter: Parameters<typeof mendView>[1]) =>
  mendView(all, filter, (id) => (id === upper ? '2' : '1'));
const shown = (filter: Parameters<typeof mendView>[1]): readonly string[] =>
  view(filter).rows.map(({ id }) => id.slice(-1));

describe('what is shown of the records to mend', () => {
  it('goes by hamlet in the order of their names, then by name; who has no hamlet comes last', () => {
    expect(shown(everything)).toEqual(['2', '4', '1', '3']);
  });

  it('can be one kind, one hamlet, or no hamlet', () => {
    expect(shown({ defect: 'insurance-expired', hamletId: undefined })).toEqual(['2', '1']);
    expect(shown({ defect: 'insurance-expired', hamletId: upper })).toEqual(['1']);
    expect(shown({ defect: undefined, hamletId: NO_HAMLET })).toEqual(['3']);
  });

  it('counts kinds within the hamlet chosen, and hamlets within the kind chosen', () => {
    const ofUpper = view({ defect: 'name-untidy', hamletId: upper });
    expect([...ofUpper.byDefect]).toEqual([
      ['personal-id-missing', 1],
      ['insurance-expired', 1],
      ['name-untidy', 1],
    ]);
    expect([...ofUpper.byHamlet]).toEqual([
      [NO_HAMLET, 1],
      [upper, 1],
    ]);
  });

  it('names kinds in the order of the rules', () => {
    expect(kindsIn(view(everything).byDefect)).toEqual([
      'personal-id-missing',
      'name-untidy',
      'insurance-expired',
    ]);
  });

  it('tells whom an office can help', () => {
    expect(all.filter((one) => isFor(one, 'insurance-office')).map(({ id }) => id.slice(-1))).toEqual([
      '1',
      '2',
    ]);
    expect(all.filter((one) => isFor(one, 'commune-police')).map(({ id }) => id.slice(-1))).toEqual(['1']);
  });

  it('after the last one the first is next, and alone nobody is', () => {
    const { rows } = view(everything);
    expect(nextAfter(rows, fixtureId('person', 2))?.id).toBe(fixtureId('person', 4));
    expect(nextAfter(rows, fixtureId('person', 3))?.id).toBe(fixtureId('person', 2));
    expect(nextAfter(rows.slice(0, 1), fixtureId('person', 2))).toBeUndefined();
    expect(nextAfter(rows, fixtureId('person', 99))?.id).toBe(fixtureId('person', 2));
  });
});
