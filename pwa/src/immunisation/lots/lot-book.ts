// The station's lots with what is left of each, held in memory: few lots, their movements, and the doses that name them.

import { computed, signal, type ReadonlySignal } from '@preact/signals';
import type { PersonDocId } from '@tram/shared-schema/document/ids.js';
import type { CareFact, DoseFact } from '@tram/shared-schema/due/care-fact.js';
import {
  leftLot,
  lotsByNumber,
  unlistedLots,
  type DrawnDose,
  type LotsByNumber,
  type UnlistedLot,
} from '@tram/shared-schema/immunisation/dose-lot.js';
import { lotStock, type GivenFrom, type LotStock } from '@tram/shared-schema/immunisation/lot-stock.js';
import type { LotMovement, VaccineLot } from '@tram/shared-schema/immunisation/vaccine-lot.js';
import type { StoredDocument, TabletDocuments, Unsubscribe } from '#documents/tablet-documents.js';
import type { CareBook } from '#due/care-book.js';

export interface LotLine {
  readonly lot: VaccineLot;
  /** Undefined until everybody's doses were counted. */
  readonly stock: LotStock | undefined;
  /** Newest first; also what was entered in error. */
  readonly movements: readonly LotMovement[];
}

export interface LotBook {
  /** The lot that runs out of time first stands first. */
  readonly lots: ReadonlySignal<readonly LotLine[]>;
  /** Numbers doses were given from that no lot has: they are in no stock. */
  readonly unlisted: ReadonlySignal<readonly UnlistedLot[]>;
  close: Unsubscribe;
}

export interface LotBookParts {
  readonly documents: Pick<TabletDocuments, 'readAll' | 'onWritten'>;
  readonly careBook: Pick<CareBook, 'ready' | 'of' | 'people' | 'onChanged'>;
  readonly giveWay: () => Promise<void>;
  readonly onFault: (error: unknown) => void;
}

type Drawn = DrawnDose & GivenFrom;
const hasLot = (fact: CareFact): fact is DoseFact =>
  fact.kind === 'dose' && (fact.lotId !== undefined || fact.typedLot !== undefined);

function byLot(drawn: readonly Drawn[], byNumber: LotsByNumber): ReadonlyMap<string, readonly GivenFrom[]> {
  const lots = new Map<string, GivenFrom[]>();
  for (const dose of drawn) {
    const lotId = leftLot(dose, byNumber);
    if (lotId === undefined) continue;
    const of = lots.get(lotId);
    if (of) of.push(dose);
    else lots.set(lotId, [dose]);
  }
  return lots;
}

const soonest = (a: LotLine, b: LotLine): number =>
  a.lot.expiresOn === b.lot.expiresOn
    ? a.lot._id < b.lot._id
      ? -1
      : 1
    : a.lot.expiresOn < b.lot.expiresOn
      ? -1
      : 1;

/** A few milliseconds of a slow tablet. */
const PEOPLE_A_SLICE = 10;

export async function openLotBook(parts: LotBookParts): Promise<LotBook> {
  const { documents, careBook, giveWay, onFault } = parts;
  const lots = signal<ReadonlyMap<string, VaccineLot>>(new Map());
  const movements = signal<ReadonlyMap<string, LotMovement>>(new Map());
  let drawnBy = new Map<PersonDocId, readonly Drawn[]>();
  /** Whose doses changed while everybody is counted anew. */
  const touched = new Set<PersonDocId>();
  const drawn = signal<readonly Drawn[] | undefined>(undefined);
  let isOpen = true;
  let counting: Promise<void> | undefined;

  const take = (stored: readonly StoredDocument[]): void => {
    const newLots = stored.flatMap(({ doc }) =>
      doc.type === 'vaccine-lot' ? [[doc._id, doc] as const] : [],
    );
    const newMovements = stored.flatMap(({ doc }) =>
      doc.type === 'lot-movement' ? [[doc._id, doc] as const] : [],
    );
    if (newLots.length > 0) lots.value = new Map([...lots.value, ...newLots]);
    if (newMovements.length > 0) movements.value = new Map([...movements.value, ...newMovements]);
  };
  function countOf(id: PersonDocId, by = drawnBy): void {
    const doses = careBook.of(id).filter(hasLot);
    if (doses.length > 0) by.set(id, doses);
    else by.delete(id);
  }
  /** Until it is done the count before stands: half a count would show vials that were used. */
  async function countAll(): Promise<void> {
    touched.clear();
    const counted: typeof drawnBy = new Map();
    let people = 0;
    for (const id of careBook.people()) {
      countOf(id, counted);
      people += 1;
      if (people % PEOPLE_A_SLICE === 0) await giveWay();
      if (!isOpen) return;
    }
    for (const id of touched) countOf(id, counted);
    drawnBy = counted;
    drawn.value = [...drawnBy.values()].flat();
  }
  function countAgain(): void {
    if (!careBook.ready.peek()) return;
    counting = (counting ?? Promise.resolve()).then(countAll).catch(onFault);
  }

  const stops = [
    documents.onWritten(take),
    careBook.ready.subscribe(countAgain),
    careBook.onChanged((ids) => {
      if (!ids) return countAgain();
      for (const id of ids) {
        countOf(id);
        touched.add(id);
      }
      if (drawn.peek()) drawn.value = [...drawnBy.values()].flat();
    }),
  ];
  await documents.readAll('vaccine-lot', take);
  await documents.readAll('lot-movement', take);

  const movementsOf = computed(() => {
    const of = new Map<string, LotMovement[]>();
    for (const movement of movements.value.values()) {
      of.set(movement.lotId, [...(of.get(movement.lotId) ?? []), movement]);
    }
    return of;
  });
  const byNumber = computed(() => lotsByNumber(lots.value.values()));
  const given = computed(() => drawn.value && byLot(drawn.value, byNumber.value));
  return {
    unlisted: computed(() => unlistedLots(drawn.value ?? [], byNumber.value)),
    lots: computed(() =>
      [...lots.value.values()]
        .map((lot): LotLine => {
          const moved = movementsOf.value.get(lot._id) ?? [];
          const doses = given.value && (given.value.get(lot._id) ?? []);
          return {
            lot,
            movements: [...moved].sort((a, b) => (a.occurredAt < b.occurredAt ? 1 : -1)),
            stock: doses && lotStock(moved, doses),
          };
        })
        .sort(soonest),
    ),
    close() {
      isOpen = false;
      stops.forEach((stop) => stop());
    },
  };
}
