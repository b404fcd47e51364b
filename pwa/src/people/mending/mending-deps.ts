// What the pages of records to mend are handed by app/, beyond what every page of people has.

import type { ReadonlySignal, Signal } from '@preact/signals';
import type { ProposeUnit } from '@tram/shared-schema/people/propose-unit.js';
import type { PeopleDeps } from '../people-deps.js';
import type { MendFilter, MendView } from './mend-view.js';
import type { MendList } from './mend-list.js';

export interface MendingDeps {
  readonly people: PeopleDeps;
  readonly list: MendList;
  /** What the worker filters for; kept while they mend one after another. */
  readonly filter: Signal<MendFilter>;
  readonly view: ReadonlySignal<MendView>;
  readonly units: () => ProposeUnit;
  readonly stationName: () => string | undefined;
  /** Absent for whoever may not give lists away. */
  readonly saveFile?: (name: string, content: Blob) => void;
  readonly print: () => void;
  readonly yieldToScreen: () => Promise<void>;
  readonly scanHref: string;
}
