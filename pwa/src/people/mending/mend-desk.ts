// What a worker does on the page of one record: each act is written, said, and can be taken back where that makes sense.

import type { Person } from '@tram/shared-schema/people/person.js';
import { recordDefects, type RecordDefect } from '@tram/shared-schema/people/record-defects.js';
import { t } from '#text/text.js';
import type { PersonFormModel } from '../person-form-model.js';
import type { MendingDeps } from './mending-deps.js';
import { mendField, noteLookup, noteSeenOnCard, type MendChanges, type Undo } from './mend-person.js';
import { nextAfter } from './mend-view.js';
import { mendPersonPath, toMendPath } from './paths.js';

type PersonId = Person['_id'];

export const defectsOf = (deps: MendingDeps, person: Person): readonly RecordDefect[] =>
  recordDefects(person, {
    today: deps.people.today(),
    units: deps.units(),
    standingOf: deps.people.directory.standingFor,
  });

function say(deps: MendingDeps, undo: Undo): void {
  const { snackbars } = deps.people;
  const takeBack = async (): Promise<void> => {
    const undone = await undo();
    if (!undone.ok) snackbars.show({ text: t('people.writeFailed') });
  };
  snackbars.show({ text: t('mending.noted'), undo: () => void takeBack() });
}

export async function writeAtOnce(
  deps: MendingDeps,
  personId: PersonId,
  changes: MendChanges,
): Promise<void> {
  const written = await mendField(deps.people, personId, changes);
  if (written.ok) say(deps, written.value);
  else deps.people.snackbars.show({ text: t('people.writeFailed') });
}

export async function seenOnCard(deps: MendingDeps, personId: PersonId, defect: RecordDefect): Promise<void> {
  const written = await noteSeenOnCard(deps.people, personId, defect, deps.people.today());
  if (written.ok) say(deps, written.value);
  else deps.people.snackbars.show({ text: t('people.writeFailed') });
}

export async function lookedUp(
  deps: MendingDeps,
  personId: PersonId,
  lookup: NonNullable<Person['insuranceLookup']>,
): Promise<boolean> {
  const written = await noteLookup(deps.people, personId, lookup);
  deps.people.snackbars.show({ text: written.ok ? t('mending.noted') : t('people.writeFailed') });
  return written.ok;
}

/** Who is mended after this one, by the list as the worker filtered it. */
export const pathAfter = (deps: MendingDeps, personId: string): string => {
  const next = nextAfter(deps.view.value.rows, personId);
  return next ? mendPersonPath(next.id) : toMendPath();
};

/** Saves what was typed and goes on; stays where something cannot stand or could not be written. */
export async function saveAndGoOn(
  deps: MendingDeps,
  form: PersonFormModel,
): Promise<'gone-on' | 'incomplete' | 'stays'> {
  const next = pathAfter(deps, form.personId ?? '');
  const outcome = await form.save();
  if (outcome.kind === 'incomplete') return 'incomplete';
  if (outcome.kind !== 'saved') return 'stays';
  const { name } = outcome.person;
  const count = defectsOf(deps, outcome.person).length;
  deps.people.snackbars.show({
    text: count === 0 ? t('mending.saved', { name }) : t('mending.savedLeft', { name, count }),
  });
  deps.people.navigate(next, 'replace');
  return 'gone-on';
}
