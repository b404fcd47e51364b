// Invented residents for tests of this folder: fixed when asked by field, random only from a given seed.

import { documentId, type PersonDocId } from '../document/ids.js';
import { parsePartialDate, type PartialDate } from '../local-date.js';
import type { PersonSearchEntry } from './person-entry.js';

export const personDocId = (number: number): PersonDocId =>
  documentId('person', `01K9ZZZZZZ${String(number).padStart(16, '0')}`);

export function partialDate(text: string): PartialDate {
  const parsed = parsePartialDate(text);
  if (!parsed.ok) throw new Error('the fixture asks for a date that is none');
  return parsed.value;
}

export type EntryFields = Partial<Omit<PersonSearchEntry, 'id' | 'birthDate'>> & { born?: string };

export function personEntry(number: number, { born, ...fields }: EntryFields = {}): PersonSearchEntry {
  return {
    id: personDocId(number),
    name: 'Nguyễn Văn Thử',
    hamletName: 'Xóm Mẫu',
    lifeStatus: 'living',
    birthDate: born === undefined ? undefined : partialDate(born),
    ...fields,
  };
}

const FAMILY = ['Nguyễn', 'Nguyễn', 'Nguyễn', 'Trần', 'Lê', 'Đỗ', 'Lý', 'Vàng', "H'Hen", 'K’Sor', 'Y'];
const MIDDLE = ['Thị', 'Văn', 'Hữu', 'Thị Thanh', 'Đức', ''];
const GIVEN = [
  'Hoà',
  'Hòa',
  'Hoa',
  'Hoàng',
  'Quý',
  'Quí',
  'Ân',
  'An',
  'Anh',
  'Mỹ',
  'Niê',
  'Ý',
  'Bưởi',
  'Ra',
  'Đạt',
];
const HAMLET = ['Xóm 1', 'Xóm 2', 'Xóm 12', 'Bản Mẫu', 'Tổ dân phố 3'];

/** The same seed gives the same people, on every machine. */
export function samplePeople(count: number, seed: number): PersonSearchEntry[] {
  let state = seed >>> 0;
  const next = (below: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const pick = (list: readonly string[]): string => list[next(list.length)] ?? '';
  const digits = (length: number): string => Array.from({ length }, () => next(10)).join('');
  return Array.from({ length: count }, (_, number) => {
    const year = 1930 + next(96);
    const born = next(4) === 0 ? String(year) : `${year}-0${1 + next(9)}-1${next(10)}`;
    const name = [pick(FAMILY), pick(MIDDLE), pick(GIVEN)].filter((word) => word !== '').join(' ');
    return personEntry(number, {
      name: next(12) === 0 ? pick(GIVEN) : name,
      born,
      hamletName: pick(HAMLET),
      householdHeadName: `${pick(FAMILY)} Văn ${pick(GIVEN)}`,
      personalId: next(5) === 0 ? undefined : `003${digits(9)}`,
      oldIdNumbers: next(3) === 0 ? [`03${digits(7)}`] : undefined,
      insuranceNumber: next(3) === 0 ? `GD403${digits(10)}` : `03${digits(8)}`,
      phones: next(2) === 0 ? [`09${digits(8)}`] : undefined,
      sex: next(2) === 0 ? 'male' : 'female',
      lifeStatus: next(20) === 0 ? 'deceased' : 'living',
    });
  });
}
