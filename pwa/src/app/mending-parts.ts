// What the records to mend at one workplace are put together from.

import type { ReadonlySignal } from '@preact/signals';
import type { Bringing } from '#code-lists/keep-code-lists.js';
import type { PeopleDeps } from '#people/people-deps.js';
import type { Hands } from '#sync/hands.js';
import type { Schedule } from '#sync/round-timer.js';

export interface MendingPlaceParts {
  readonly people: PeopleDeps;
  /** Whether national lists came in. */
  readonly bringing: ReadonlySignal<Bringing>;
  readonly stationName: string | undefined;
  readonly mayHandOver: boolean;
  readonly hands: Pick<Hands, 'whenQuiet'>;
  readonly schedule: Schedule;
  readonly yieldToScreen: () => Promise<void>;
  readonly onFault: (error: unknown) => void;
}
