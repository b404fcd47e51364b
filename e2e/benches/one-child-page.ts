// Runs in the page, bundled with the rules of the app: how long one child's row of the list takes to be made anew, from
// their facts as the tablet holds them, a short text.

import type { Person } from '@tram/shared-schema/people/person.js';
import type { PersonDocId, ReplicaId } from '@tram/shared-schema/document/ids.js';
import { careFactOf, type PersonFact } from '@tram/shared-schema/due/care-fact.js';
import { dueRow, isListedChild, tooOldFrom } from '@tram/shared-schema/due/due-doses.js';
import { dueRulesOf } from '@tram/shared-schema/due/due-rules.js';
import { fixtureId } from '@tram/shared-schema/fixtures/builders.js';
import { generateCommune } from '@tram/shared-schema/fixtures/synthetic-commune.js';
import { localDateAt } from '@tram/shared-schema/local-date.js';
import { scheduleInForce } from '../../pwa/src/immunisation/schedule-in-force.js';
import { cellsOf, factOf, type FactCells } from '../../pwa/src/storage/fact-cells.js';

interface Child {
  readonly person: PersonFact;
  readonly text: string;
}

const PERSONS = 1_000;
const today = localDateAt(Date.now());
const rules = dueRulesOf(scheduleInForce(today));

function someChildren(): readonly Child[] {
  const people: Person[] = [];
  const cells = new Map<PersonDocId, FactCells[]>();
  const commune = generateCommune({
    seed: 1,
    size: { persons: PERSONS },
    stationId: fixtureId('station'),
    authorAccountIds: [fixtureId('account')],
    replicaId: 'benchchild' as ReplicaId,
    today,
  });
  for (const document of commune) {
    if (document.type === 'person') people.push(document);
    const fact = careFactOf(document);
    if (fact) cells.set(fact.personId, [...(cells.get(fact.personId) ?? []), cellsOf(fact)]);
  }
  return people.flatMap(({ _id, sex, birthDate, lifeStatus }) =>
    birthDate !== undefined && isListedChild(birthDate, tooOldFrom(today))
      ? {
          person: { personId: _id, sex, birthDate, lifeStatus },
          text: JSON.stringify(cells.get(_id) ?? []),
        }
      : [],
  );
}

function lookAt({ person, text }: Child): void {
  const rows = JSON.parse(text) as readonly FactCells[];
  const facts = rows.map((row) => factOf(person.personId, row));
  facts.sort((a, b) => (a.on < b.on ? -1 : 1));
  dueRow(person, facts, today, rules);
}

const children = someChildren();

declare global {
  /** Of each child once. */
  var lookAtChildren: () => readonly number[];
}
globalThis.lookAtChildren = () =>
  children.map((child) => {
    const from = performance.now();
    lookAt(child);
    return performance.now() - from;
  });
