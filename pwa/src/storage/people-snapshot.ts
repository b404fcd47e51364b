// Everybody the directory holds as one run of bytes, written now and then and read back at the next start: what is
// searched and asked for lies in columns, and each person as a text that is read when somebody is shown. Pure: how the
// bytes are sealed, where they lie and whether they still hold is not known here.

import { isIdOf, type PersonDocId } from '@tram/shared-schema/document/ids.js';
import { PERSON_INDEX_FORMAT, restorePersonIndex } from '@tram/shared-schema/people/person-index-snapshot.js';
import {
  createPersonIndex,
  type PersonIndex,
  type StoredIndex,
} from '@tram/shared-schema/people/person-search.js';
import { err, ok, type Result } from '@tram/shared-schema/result.js';
import type { DirectoryPerson } from '#people/person-directory.js';
import { hashKeys, rowsWithKey } from './hashed-keys.js';
import type { HouseholdHead } from './held-households.js';
import { cellsOf, personOf, type PersonCells } from './person-cells.js';
import { keysOf, type PersonKey } from './person-keys.js';
import { joinBytes, readColumns, writeColumns, type ReadColumns } from './snapshot-bytes.js';

/** Another way of laying out is another format; so is another way to make keys or entries of a person. */
export const PEOPLE_FORMAT = `3.${PERSON_INDEX_FORMAT}`;

export interface PeopleToKeep {
  /** In the order of the list. */
  inOrder(): Iterable<DirectoryPerson>;
  households(): Iterable<HouseholdHead>;
  readonly hamletNames: ReadonlyMap<string, string>;
}

export interface StoredPeople {
  readonly index: PersonIndex<DirectoryPerson>;
  /** As they were stored: everybody with the key, and perhaps a few without it. */
  withKey(key: PersonKey): readonly DirectoryPerson[];
  households(): readonly HouseholdHead[];
  readonly hamletNames: ReadonlyMap<string, string>;
  /** Records that are read again, because what they say of others or of themselves is held beside the people. */
  readonly differing: readonly string[];
}

export type UnreadSnapshot = { kind: 'other-format' } | { kind: 'damaged' };

type Word = readonly [written: string, fold: string, loose: string, letters: string, tone: string];

interface Header {
  readonly format: string;
  readonly size: number;
  readonly shortestCode: number;
  readonly words: readonly Word[];
  readonly orderKeys: readonly string[];
  readonly hamletNames: readonly (readonly [string, string])[];
  readonly differing: readonly string[];
}

/** So many people are packed without giving way. */
const SLICE = 25;

/** Gives way after every few people. What is packed is as it was all along only if nobody was taken in meanwhile. */
export function* packPeople(
  people: PeopleToKeep,
  differing: ReadonlySet<string>,
): Generator<void, Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder();
  const index = createPersonIndex<DirectoryPerson>();
  const keys = hashKeys();
  const texts: Uint8Array[] = [];
  for (const person of people.inOrder()) {
    const row = texts.length;
    index.upsert(person);
    keys.add(person.id, row);
    for (const key of keysOf(person)) keys.add(key, row);
    texts.push(encoder.encode(JSON.stringify(cellsOf(person))));
    if (row % SLICE === 0) yield;
  }
  const { columns, phrases, orderKeys } = index.stored();
  yield;
  const hashed = keys.build();
  yield;
  const header: Header = {
    format: PEOPLE_FORMAT,
    size: texts.length,
    shortestCode: columns.shortestCode,
    words: phrases.words.map(({ written, fold, loose, letters, tone }) => [
      written,
      fold,
      loose,
      letters,
      tone,
    ]),
    orderKeys,
    hamletNames: [...people.hamletNames],
    differing: [...differing],
  };
  const { codes, shortestCode: _inHeader, ...numbers } = columns;
  return writeColumns(header, {
    ...numbers,
    ...hashed,
    ...phraseColumns(phrases),
    codes: encoder.encode(codes),
    ...joinBytes(texts),
    households: encoder.encode(JSON.stringify([...people.households()])),
  });
}

const phraseColumns = ({ layout, joined }: StoredIndex['phrases']): Record<string, Int32Array> => ({
  phraseWords: layout.words,
  phraseFrom: layout.from,
  phraseFirstBelow: layout.firstBelow,
  phraseLastFrom: layout.lastFrom,
  phraseBelow: layout.below,
  phraseJoined: joined,
});

function readIndex(columns: ReadColumns, header: Header): StoredIndex | undefined {
  const ints = (name: string): Int32Array | undefined => columns.ints(name);
  const codes = columns.bytes('codes');
  const [name, hamlet, head, born, living, codeRuns] = [
    ints('name'),
    ints('hamlet'),
    ints('head'),
    ints('born'),
    ints('living'),
    ints('codeRuns'),
  ];
  const [words, from, firstBelow, lastFrom, below, both] = [
    ints('phraseWords'),
    ints('phraseFrom'),
    ints('phraseFirstBelow'),
    ints('phraseLastFrom'),
    ints('phraseBelow'),
    ints('phraseJoined'),
  ];
  if (!codes || !name || !hamlet || !head || !born || !living || !codeRuns) return undefined;
  if (!words || !from || !firstBelow || !lastFrom || !below || !both) return undefined;
  const { shortestCode, orderKeys } = header;
  return {
    columns: {
      ...{ name, hamlet, head, born, living, codeRuns, shortestCode },
      codes: new TextDecoder().decode(codes),
    },
    phrases: {
      words: header.words.map(([written, fold, loose, letters, tone]) => ({
        ...{ written, fold, loose, letters, tone },
      })),
      layout: { words, from, firstBelow, lastFrom, below },
      joined: both,
    },
    orderKeys,
  };
}

export function readPeople(bytes: ArrayBuffer): Result<StoredPeople, UnreadSnapshot> {
  const columns = readColumns(bytes);
  if (!columns) return err({ kind: 'damaged' });
  const header = columns.header as Header;
  if (header.format !== PEOPLE_FORMAT) return err({ kind: 'other-format' });
  const [hashes, rows, ends] = [columns.ints('hashes'), columns.ints('rows'), columns.ints('ends')];
  const [entries, households] = [columns.bytes('joined'), columns.bytes('households')];
  const stored = readIndex(columns, header);
  if (!stored || !hashes || !rows || !ends || !entries || !households) return err({ kind: 'damaged' });
  if (ends.length !== header.size || (ends.at(-1) ?? 0) !== entries.length) return err({ kind: 'damaged' });

  const decoder = new TextDecoder();
  const personAt = (row: number): DirectoryPerson =>
    personOf(JSON.parse(decoder.decode(entries.subarray(ends[row - 1] ?? 0, ends[row]))) as PersonCells);
  const keyed = { hashes, rows };
  const index = restorePersonIndex<DirectoryPerson>(stored, {
    size: header.size,
    entryAt: personAt,
    rowOf: (id: PersonDocId) => rowsWithKey(keyed, id).find((row) => personAt(row).id === id),
  });
  if (!index.ok) return index;
  return ok({
    index: index.value,
    withKey: (key) => Array.from(rowsWithKey(keyed, key), personAt),
    households: () =>
      (JSON.parse(decoder.decode(households)) as readonly (readonly [string, string | null])[]).map(
        ([id, head]): HouseholdHead => [id, head ?? undefined],
      ),
    hamletNames: new Map(header.hamletNames),
    differing: header.differing.filter((id) => isIdOf('person', id) || isIdOf('household', id)),
  });
}
