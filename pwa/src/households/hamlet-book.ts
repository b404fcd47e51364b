// Who lives in which hamlet, by household: worked out over everybody in slices that give way, only while somebody looks.

import { nameOrderKey } from '@tram/shared-schema/people/name-order.js';
import type { DirectoryPerson, PersonDirectory } from '#people/person-directory.js';

export interface ListedHousehold {
  readonly householdId: string;
  /** Absent where nobody of it is known to head it. */
  readonly head: DirectoryPerson | undefined;
  /** Of this hamlet, the head first, then the oldest. */
  readonly people: readonly DirectoryPerson[];
}

export interface HamletPage {
  /** In the order of their heads' names. */
  readonly households: readonly ListedHousehold[];
  /** In no household. */
  readonly outside: readonly DirectoryPerson[];
  readonly people: number;
}

/** By hamlet; people of no known hamlet are under ''. */
export type HamletBook = ReadonlyMap<string, HamletPage>;

const EMPTY: HamletPage = { households: [], outside: [], people: 0 };
export const pageOf = (book: HamletBook, hamletId: string): HamletPage => book.get(hamletId) ?? EMPTY;

type Lookup = Pick<PersonDirectory, 'everybody' | 'standingFor' | 'headOf'>;
/** So many people are looked at without giving way. */
const SLICE = 150;

interface Gathered {
  readonly byHousehold: Map<string, DirectoryPerson[]>;
  readonly outside: DirectoryPerson[];
}

function add(gathered: Map<string, Gathered>, person: DirectoryPerson): void {
  const hamletId = person.hamletId ?? '';
  const page = gathered.get(hamletId) ?? { byHousehold: new Map<string, DirectoryPerson[]>(), outside: [] };
  gathered.set(hamletId, page);
  if (person.householdId === undefined) {
    page.outside.push(person);
    return;
  }
  const members = page.byHousehold.get(person.householdId);
  if (members) members.push(person);
  else page.byHousehold.set(person.householdId, [person]);
}

function listed(householdId: string, members: DirectoryPerson[], directory: Lookup): ListedHousehold {
  const head = directory.headOf(householdId);
  const order = ({ id, birthDate }: DirectoryPerson): string =>
    `${id === head?.id ? 0 : 1} ${birthDate ?? '9'} ${id}`;
  return { householdId, head, people: members.sort((a, b) => (order(a) < order(b) ? -1 : 1)) };
}

/** Keys are worked out once and not at every comparison. */
function inNameOrder<T>(rows: readonly T[], nameOf: (row: T) => string): readonly T[] {
  const keyed = rows.map((row) => ({ row, key: nameOrderKey(nameOf(row)) }));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ row }) => row);
}

function pageFrom({ byHousehold, outside }: Gathered, directory: Lookup): HamletPage {
  const households = [...byHousehold].map(([id, members]) => listed(id, members, directory));
  return {
    households: inNameOrder(households, ({ head, people }) => (head ?? people[0])?.name ?? ''),
    outside: inNameOrder(outside, ({ name }) => name),
    people: outside.length + households.reduce((sum, { people }) => sum + people.length, 0),
  };
}

/** Gives the number of people looked at so far, each time it gives way. Undefined where it was no longer wanted. */
export async function buildHamletBook(
  directory: Lookup,
  yieldToScreen: () => Promise<void>,
  { onProgress, isWanted }: { onProgress: (done: number) => void; isWanted: () => boolean },
): Promise<HamletBook | undefined> {
  const gathered = new Map<string, Gathered>();
  let done = 0;
  for (const person of directory.everybody()) {
    done += 1;
    if (person.lifeStatus === 'living' && directory.standingFor(person.id) === person.id)
      add(gathered, person);
    if (done % SLICE !== 0) continue;
    onProgress(done);
    await yieldToScreen();
    if (!isWanted()) return undefined;
  }
  const book = new Map<string, HamletPage>();
  for (const [hamletId, page] of gathered) {
    book.set(hamletId, pageFrom(page, directory));
    await yieldToScreen();
  }
  return isWanted() ? book : undefined;
}
