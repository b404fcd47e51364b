// What happens to one request on a bad line, drawn from a seed: asked for once a request, so that the same seed meets
// the same requests with the same faults.

import type { SeededRandom } from '@tram/shared-schema/fixtures/seeded-random.js';

export interface LineConditions {
  readonly name: string;
  readonly latencyMs: number;
  readonly bitsPerSecond?: number;
  /** How often something happens to a request. */
  readonly faultChance: number;
}

export const GOOD_LINE: LineConditions = { name: 'good', latencyMs: 0, faultChance: 0 };
const TWO_G: LineConditions = { name: '2G', latencyMs: 600, bitsPerSecond: 50_000, faultChance: 0.1 };
const LOSSY: LineConditions = { name: 'lossy', latencyMs: 40, faultChance: 0.4 };
const AWFUL: LineConditions = { name: 'awful', latencyMs: 150, bitsPerSecond: 200_000, faultChance: 0.7 };
const DEAD: LineConditions = { name: 'dead', latencyMs: 0, faultChance: 1 };

const CONDITIONS = [
  [2, { ...GOOD_LINE, faultChance: 0.05 }],
  [2, TWO_G],
  [5, LOSSY],
  [3, AWFUL],
  [1, DEAD],
] as const satisfies readonly (readonly [number, LineConditions])[];

export const drawConditions = (random: SeededRandom): LineConditions => random.weighted(CONDITIONS);

export type FaultKind =
  /** The connection is broken off before anything is read. */
  | 'refused'
  /** Nothing reaches the server, and nobody says so. */
  | 'silence'
  | 'cut-request'
  /** The server did it, and its answer is gone. */
  | 'lost-answer'
  | 'cut-answer'
  | 'twice'
  /** A second copy arrives after requests made later. */
  | 'late-copy'
  /** The request itself arrives after its sender gave up. */
  | 'held'
  | 'error-before'
  | 'error-after'
  /** A hotspot's sign-in page. */
  | 'stranger'
  /** The server is killed while it works on the request. */
  | 'kill';

export interface LineFault {
  readonly kind: FaultKind;
  /** In [0, 1): where a cut falls, how long a delay is. */
  readonly where: number;
  /** Of two ways to do it, which. */
  readonly how: boolean;
}

const ON_ANY: readonly (readonly [number, FaultKind])[] = [
  [1, 'refused'],
  [1, 'silence'],
  [2, 'cut-request'],
  [2, 'error-before'],
  [1, 'stranger'],
  [3, 'cut-answer'],
];
const ON_WHOLE_ANSWERS: readonly (readonly [number, FaultKind])[] = [
  [4, 'lost-answer'],
  [3, 'twice'],
  [3, 'late-copy'],
  [2, 'held'],
  [4, 'error-after'],
];
const ON_WRITES: readonly (readonly [number, FaultKind])[] = [[2, 'kill']];
const ON_DEAD: readonly (readonly [number, FaultKind])[] = [
  [1, 'refused'],
  [1, 'silence'],
];

/** A stream that says when there is more has no whole answer, so nothing can be done after it. */
export const isStream = (path: string): boolean => /\/wake(\?|$)/.test(path);

export function drawFault(
  random: SeededRandom,
  { name, faultChance }: LineConditions,
  { method, path }: { readonly method: string; readonly path: string },
): LineFault | undefined {
  // All draws are made whatever comes of them: one request always takes the same number.
  const [happens, where, how] = [random.unit() < faultChance, random.unit(), random.chance(0.5)];
  const kind = random.weighted(
    name === DEAD.name
      ? ON_DEAD
      : [
          ...ON_ANY,
          ...(isStream(path) ? [] : ON_WHOLE_ANSWERS),
          ...(method === 'POST' && path.endsWith('/documents') ? ON_WRITES : []),
        ],
  );
  return happens && path.startsWith('/api/') ? { kind, where, how } : undefined;
}
