// Everybody who was found. Those in sight are written at each keystroke, the rest when the hand rests.

import { useComputed, useSignal, type ReadonlySignal, type Signal } from '@preact/signals';
import type { PersonHit } from '@tram/shared-schema/people/person-hit.js';
import { useRef, useState } from 'preact/hooks';
import { t } from '#text/text.js';
import { Standing } from '#ui/Standing.js';
import { useEffectNow } from '#ui/use-effect-now.js';
import { createHitWords, type HitPage } from '../hit-words.js';
import type { PersonDirectory } from '../person-directory.js';
import { createHitPlace, type HitPlace } from './hit-place.js';
import styles from './HitList.module.css';
import { HitRow, hitRowLook } from './HitRow.js';
import { useRowsInSight } from './use-rows-in-sight.js';

export interface HitListProps {
  hits: ReadonlySignal<readonly PersonHit[]>;
  /** Whether `hits` are all that will be shown, or only as many as are in sight. */
  rests: ReadonlySignal<boolean>;
  /** How many can be seen; the list says it. */
  inSight: Signal<number>;
  directory: Pick<PersonDirectory, 'find'>;
  page: ReadonlySignal<HitPage>;
}

/** More rows than a thumb scrolls; whoever is not among them is found by typing on. */
export const MOST_ROWS = 30;
/** The most that are written at a keystroke, however many can be seen; the others when the hand rests. */
export const MOST_IN_SIGHT = 9;

const newPlaces = (): readonly HitPlace[] =>
  Array.from({ length: MOST_ROWS }, () => createHitPlace(hitRowLook));

export function HitList({ hits, rests, inSight, directory, page }: HitListProps) {
  const list = useRef<HTMLDivElement>(null);
  const standsStill = useComputed(() => rests.value && hits.value.length > 0);
  useRowsInSight(inSight, { list, rests: standsStill, most: MOST_IN_SIGHT });
  const [places] = useState(newPlaces);
  const [hitWords] = useState(createHitWords);
  // Below those in sight others stand until the hand rests, each still leading to whom it names: to take them away at each
  // letter would cost the letter's frame as much as to write them. Where nobody stands below, nothing is kept.
  const isNobodyBelow = useSignal(true);
  useEffectNow(() => {
    const found = hits.value;
    const seen = inSight.value;
    isNobodyBelow.value = found.length <= seen;
    // The whole list sleeps then: emptied row by row, it would have to be filled so by the next letter.
    if (found.length === 0) return leaveRows(list.current);
    // Whoever stands below those in sight comes up where these are fewer.
    const written = rests.value ? MOST_ROWS : found.length > seen ? seen : MOST_IN_SIGHT;
    for (let at = 0; at < written; at++) {
      const hit = found[at];
      places[at]?.show(hit && hitWords(hit, directory.find(hit.id) ?? hit.entry, page.value));
    }
  });
  return (
    <div ref={list} role="list" aria-label={t('people.results')}>
      <Places places={places.slice(0, MOST_IN_SIGHT)} />
      <Standing role="presentation" asleep={isNobodyBelow}>
        <div role="presentation" class={styles.below}>
          <Places places={places.slice(MOST_IN_SIGHT)} />
        </div>
      </Standing>
    </div>
  );
}

/** Whoever stood on a row with the keyboard must not be left where nothing is seen. */
function leaveRows(list: HTMLElement | null): void {
  const { activeElement } = document;
  if (activeElement instanceof HTMLElement && list?.contains(activeElement)) activeElement.blur();
}

function Places({ places }: { places: readonly HitPlace[] }) {
  return (
    <>
      {places.map((place, at) => (
        <HitRow key={at} place={place} />
      ))}
    </>
  );
}
