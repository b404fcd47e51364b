// One place in the list of who was found. A keystroke writes other words into the places that are there: nothing is
// made, compared or thrown away, which on a slow tablet costs more than finding the people.

import { batch, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import type { HitWords } from '../hit-words.js';

export interface HitPlace {
  readonly isEmpty: ReadonlySignal<boolean>;
  readonly href: ReadonlySignal<string>;
  readonly current: ReadonlySignal<'true' | undefined>;
  readonly name: ReadonlySignal<readonly Signal<string>[]>;
  readonly who: ReadonlySignal<string>;
  readonly where: ReadonlySignal<string>;
  readonly because: ReadonlySignal<string>;
  readonly life: ReadonlySignal<string>;
  show(words: HitWords | undefined): void;
}

/** Plain, marked, plain. */
const FEWEST_PIECES = 3;

export function createHitPlace(): HitPlace {
  const isEmpty = signal(true);
  const href = signal('');
  const current = signal<'true' | undefined>(undefined);
  const pieces = (count: number): readonly Signal<string>[] =>
    Array.from({ length: count }, () => signal(''));
  const name = signal(pieces(FEWEST_PIECES));
  const [who, where, because, life] = [signal(''), signal(''), signal(''), signal('')];

  function showName(said: readonly string[]): void {
    const standing = name.peek();
    // Pieces that are not needed stand empty: a name marked in two places leaves its room to the next.
    const more = said.length - standing.length;
    const places = more > 0 ? [...standing, ...pieces(more)] : standing;
    for (const [at, piece] of places.entries()) piece.value = said[at] ?? '';
    name.value = places;
  }

  return {
    ...{ isEmpty, href, current, name, who, where, because, life },
    show(words) {
      batch(() => {
        isEmpty.value = words === undefined;
        if (!words) return;
        href.value = words.href;
        current.value = words.isOpen ? 'true' : undefined;
        showName(words.name);
        who.value = words.who;
        where.value = words.where;
        because.value = words.because;
        life.value = words.life;
      });
    },
  };
}
