// "Là một người", "Là hai người", and the way back from both. A record is never rewritten into another: one is linked to
// the other, both stay, and what is said of them travels like every other change.

import { editRegistry, type FieldChanges } from '@tram/shared-schema/document/edit-registry.js';
import type { PersonDocId } from '@tram/shared-schema/document/ids.js';
import type { Person } from '@tram/shared-schema/people/person.js';
import { err, ok, type Result } from '@tram/shared-schema/result.js';
import type { ChangeFailure } from '#documents/tablet-documents.js';
import { editorNow, type Desk } from '../desk.js';
import type { PersonDirectory } from '../person-directory.js';

type LinkDesk = Pick<Desk, 'documents' | 'clock' | 'editor'> & {
  readonly directory: Pick<PersonDirectory, 'find' | 'heldBy' | 'linked' | 'standingFor'>;
};
type LinkFields = Pick<FieldChanges<Person>, 'replacedBy' | 'notSameAs'>;

/** One record's links as they have to stand. */
export interface LinkWrite {
  readonly personId: PersonDocId;
  readonly fields: LinkFields;
}

/** What was written, and what takes it back. */
export interface Linked {
  readonly standing: PersonDocId;
  readonly undo: readonly LinkWrite[];
}

/** As many as a record keeps. */
const MOST_SAID_TWO = 50;

/** Writes one record after the other; gives what takes it back. */
export async function writeLinks(
  writes: readonly LinkWrite[],
  desk: LinkDesk,
): Promise<Result<readonly LinkWrite[], ChangeFailure>> {
  const editor = editorNow(desk);
  const undo: LinkWrite[] = [];
  for (const { personId, fields } of writes) {
    let before: LinkFields = {};
    const written = await desk.documents.change('person', personId, (person) => {
      const { replacedBy, notSameAs } = person;
      before = {
        ...('replacedBy' in fields && { replacedBy }),
        ...('notSameAs' in fields && { notSameAs }),
      };
      return editRegistry(person, fields, editor);
    });
    if (!written.ok) {
      // Half a saying would be another one: what was written is taken back as far as the tablet still writes.
      await writeLinks(undo, desk);
      return written;
    }
    undo.unshift({ personId, fields: before });
  }
  return ok(undo);
}

const recordsOf = (id: PersonDocId, { directory }: LinkDesk): readonly PersonDocId[] => [
  id,
  ...directory.heldBy(id).map((held) => held.id),
];

/** Whoever was said to be two of these people is so no longer. */
async function withdrawSaidTwo(
  ones: readonly PersonDocId[],
  others: readonly PersonDocId[],
  desk: LinkDesk,
): Promise<readonly LinkWrite[]> {
  const writes: LinkWrite[] = [];
  for (const [from, to] of [
    [ones, others],
    [others, ones],
  ] as const) {
    for (const personId of from) {
      const said = (await desk.documents.get('person', personId))?.doc.notSameAs ?? [];
      const left = said.filter((id) => !to.includes(id));
      if (left.length === said.length) continue;
      writes.push({ personId, fields: { notSameAs: left.length > 0 ? left : undefined } });
    }
  }
  return writes;
}

/** `goes` and `stays` may be any of the records of each; what stands for them is linked. */
export async function joinRecords(
  goes: PersonDocId,
  stays: PersonDocId,
  desk: LinkDesk,
): Promise<Result<Linked, ChangeFailure>> {
  const { directory } = desk;
  const { standingOf } = directory.linked.peek();
  const [from, to] = [standingOf(goes), standingOf(stays)];
  const isHere = (id: PersonDocId): boolean => directory.find(id) !== undefined;
  // The record that goes on for one of them may not have come to this tablet: then only the other can be linked to it.
  const [linked, target] = isHere(from) ? [from, to] : [to, from];
  if (!isHere(linked)) return err({ kind: 'not-found' });
  const [ones, others] = [directory.standingFor(goes), directory.standingFor(stays)].map((id) =>
    recordsOf(id, desk),
  );
  const withdrawn = await withdrawSaidTwo(ones ?? [], others ?? [], desk);
  const links: readonly LinkWrite[] =
    from === to ? [] : [{ personId: linked, fields: { replacedBy: target } }];
  const undo = await writeLinks([...withdrawn, ...links], desk);
  return undo.ok ? ok({ standing: target, undo: undo.value }) : undo;
}

const partingOf = (id: PersonDocId, desk: LinkDesk): readonly LinkWrite[] =>
  desk.directory.linked
    .peek()
    .separation(id)
    .map(({ personId, replacedBy }) => ({ personId, fields: { replacedBy } }));

/** The record stands for itself again. */
export async function separateRecord(
  id: PersonDocId,
  desk: LinkDesk,
): Promise<Result<Linked, ChangeFailure>> {
  const undo = await writeLinks(partingOf(id, desk), desk);
  return undo.ok ? ok({ standing: id, undo: undo.value }) : undo;
}

function areOne(a: PersonDocId, b: PersonDocId, { directory }: LinkDesk): boolean {
  const { standingOf } = directory.linked.peek();
  return standingOf(a) === standingOf(b);
}

/** Said on the record made later, so that two tablets that say it write the same. */
export async function sayTwoPeople(
  a: PersonDocId,
  b: PersonDocId,
  desk: LinkDesk,
): Promise<Result<Linked, ChangeFailure>> {
  const [first, later] = a < b ? [a, b] : [b, a];
  const stored = await desk.documents.get('person', later);
  if (!stored) return err({ kind: 'not-found' });
  const said = stored.doc.notSameAs ?? [];
  const notSameAs = said.includes(first) ? said : [...said, first].slice(-MOST_SAID_TWO);
  let undo: readonly LinkWrite[] = [];
  const writes = [
    () => [{ personId: later, fields: { notSameAs } }],
    // Whichever of the two leads to the other is parted from it.
    ...[later, first].map((id) => () => (areOne(first, later, desk) ? partingOf(id, desk) : [])),
  ];
  for (const next of writes) {
    const written = await writeLinks(next(), desk);
    if (!written.ok) return written;
    undo = [...written.value, ...undo];
  }
  return ok({ standing: later, undo });
}
