// What Hôm nay lists: forms left half written and the visits of the day, read again once things are quiet.

import { signal, type ReadonlySignal } from '@preact/signals';
import type { AccountId } from '@tram/shared-schema/document/ids.js';
import type { LocalDate } from '@tram/shared-schema/local-date.js';
import type { TabletDocuments } from '#documents/tablet-documents.js';
import type { Draft, DraftStore } from '#drafts/draft-store.js';
import type { PersonDirectory } from '#people/person-directory.js';
import { visitsOn, type TodayVisit } from '#today/today-list.js';
import { schedule } from './open-device.js';

export interface DayLists {
  readonly drafts: ReadonlySignal<readonly Draft[]>;
  readonly visits: ReadonlySignal<readonly TodayVisit[]>;
  close(): void;
}

export interface DayListsParts {
  readonly documents: Pick<TabletDocuments, 'eventsBetween' | 'onWritten'>;
  readonly directory: Pick<PersonDirectory, 'find' | 'onChanged'>;
  readonly unfinished: Pick<DraftStore, 'allOf' | 'onChanged'>;
  readonly accountId: AccountId;
  readonly today: () => LocalDate;
}

const QUIET_MS = 400;

/** Every letter of a form changes its draft, and a save must not wait for a list nobody looks at. */
function onceQuiet(read: () => Promise<void>): { note: () => void; stop: () => void } {
  let stop = (): void => undefined;
  return {
    note() {
      stop();
      stop = schedule(() => void read(), QUIET_MS);
    },
    stop: () => stop(),
  };
}

export function createDayLists(parts: DayListsParts): DayLists {
  const { documents, directory, unfinished, accountId, today } = parts;
  const drafts = signal<readonly Draft[]>([]);
  const readDrafts = async (): Promise<void> => {
    drafts.value = await unfinished.allOf(accountId);
  };
  const visits = signal<readonly TodayVisit[]>([]);
  const nameOf = (personId: string): string | undefined => directory.find(personId)?.name;
  const readVisits = async (): Promise<void> => {
    visits.value = await visitsOn(documents, today(), nameOf);
  };
  const draftsChanged = onceQuiet(readDrafts);
  const visitsChanged = onceQuiet(readVisits);
  const stops = [
    unfinished.onChanged(draftsChanged.note),
    documents.onWritten((written) => {
      if (written.some(({ doc }) => doc.type === 'encounter')) visitsChanged.note();
    }),
    directory.onChanged(visitsChanged.note),
    draftsChanged.stop,
    visitsChanged.stop,
  ];
  void readDrafts();
  void readVisits();
  return { drafts, visits, close: () => stops.forEach((stop) => stop()) };
}
