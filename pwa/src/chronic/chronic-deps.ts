// What the feature of chronic care is handed by app/. Nothing is found by itself.

import type { CareBook } from '#due/care-book.js';
import type { EncounterDeps } from '#encounters/encounter-deps.js';
import type { PersonDirectory } from '#people/person-directory.js';

export interface ChronicDeps extends EncounterDeps {
  readonly directory: PersonDirectory;
  readonly careBook: CareBook;
  /** As it is printed; a session begun by an older app may not know it. */
  readonly stationName: string | undefined;
  /** Lets the screen go first. */
  readonly yieldToScreen: () => Promise<void>;
  readonly print: () => void;
  /** Hands a file to the tablet: where it lands is the browser's. */
  readonly saveFile: (name: string, content: Blob) => void;
}
